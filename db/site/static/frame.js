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
