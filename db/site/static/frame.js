// The other language of a page opens at the same fact: what follows "#" is not part of what a server is asked for.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a.switch");
  if (link) link.hash = location.hash;
  // A menu closes when the reader goes on elsewhere.
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
// On paper lists are whole, also where styles alone can't unfold them.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details.rest:not([open]), details.how:not([open])")) {
    folded.dataset.folded = "";
    folded.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-folded]")) {
    delete folded.dataset.folded;
    folded.open = false;
  }
});
