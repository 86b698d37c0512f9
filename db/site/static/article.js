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

// From one marked fact to the next, in the order of the text, with what each says below it.
const steps = () => {
  const reading = document.querySelector(".reading");
  const english = document.documentElement.lang === "en";
  const shown = () => [...document.querySelectorAll("article mark[id^='f-']")].filter((mark) => {
    const kind = /k-(\w+)/.exec(mark.className);
    return !kind || document.getElementById(`show-${kind[1]}`)?.checked !== false;
  });
  if (!reading || shown().length < 2) return;
  const bar = document.createElement("div");
  const said = document.createElement("a");
  const button = (sign, label, by) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => {
      const marks = shown();
      if (!marks.length) return;
      const at = marks.findIndex((mark) => mark.id.slice(2) === location.hash.slice(3));
      const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
      location.replace(`#${marks[next].id}`);
    });
    return made;
  };
  const tell = () => {
    const marks = shown();
    const at = marks.findIndex((mark) => mark.id.slice(2) === location.hash.slice(3));
    const card = at < 0 ? null : document.getElementById(`l-${marks[at].id.slice(2)}`);
    if (card) {
      const words = document.createElement("span");
      words.lang = "vi";
      words.textContent = card.querySelector(".headline").textContent.trim();
      said.replaceChildren(`${at + 1}/${marks.length} · ${card.querySelector(".kind").textContent.trim()}: `, words);
    } else {
      said.textContent = english ? `${marks.length} facts in the text` : `${marks.length} dữ kiện trong bài`;
    }
    said.href = card ? `#${card.id}` : "#facts";
  };
  bar.className = "steps";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", english ? "From fact to fact" : "Từng dữ kiện");
  said.setAttribute("aria-live", "polite");
  bar.append(
    button("‹", english ? "Previous fact" : "Dữ kiện trước", -1),
    said,
    button("›", english ? "Next fact" : "Dữ kiện sau", 1),
  );
  reading.after(bar);
  addEventListener("hashchange", tell);
  document.querySelector("fieldset.kinds")?.addEventListener("change", tell);
  tell();
};
steps();
