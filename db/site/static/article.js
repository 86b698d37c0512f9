// An address that was cited may point at a fact that is no longer read from the article: the row says why.
const missed = () => {
  const fact = /^#[fl]-([a-z2-7]{12})$/.exec(location.hash);
  const article = document.querySelector("article[data-gone]");
  document.getElementById("gone")?.remove();
  if (!fact || !article || document.querySelector(location.hash)) return;
  const said = document.createElement("p");
  const link = document.createElement("a");
  said.id = "gone";
  said.className = "problem";
  said.setAttribute("role", "alert");
  link.href = article.dataset.row + fact[1];
  link.textContent = article.dataset.why;
  said.append(`${article.dataset.gone} `, link);
  article.prepend(said);
};
addEventListener("hashchange", missed);
missed();

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
