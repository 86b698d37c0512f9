// "/" puts the cursor into the search box, as long as nothing is being typed.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const box = document.querySelector("main input[type=search][name=q]") || document.getElementById("find");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
