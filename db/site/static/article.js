// A fact that others cut in pieces, or that is mentioned again, is ringed in all its places; citations get a
// button that copies them.
const ring = () => {
  for (const lit of document.querySelectorAll("mark.lit")) lit.classList.remove("lit");
  const fact = /^#[fl]-(\w+)$/.exec(location.hash);
  if (!fact) return;
  for (const mark of document.querySelectorAll(`#f-${fact[1]}, mark[data-fact="${fact[1]}"]`)) mark.classList.add("lit");
};
addEventListener("hashchange", ring);
ring();

const [copy, copied] = document.documentElement.lang === "en" ? ["Copy", "Copied"] : ["Sao chép", "Đã chép"];
if (navigator.clipboard) {
  for (const citation of document.querySelectorAll(".citation")) {
    const text = citation.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    citation.append(" ", button);
  }
}
