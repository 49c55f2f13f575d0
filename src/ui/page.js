// What only the page itself knows: where the focus is, what of it is seen, how large the phone's text is.
(() => {
  if (window.multiportalOpener) return;
  // A field that has the focus stays above the phone's keyboard, with its label and its error; so does an error that appears.
  const reveal = part => part?.scrollIntoView({ block: "nearest" });
  const field = () => reveal(document.activeElement?.closest?.(".field"));
  addEventListener("focusin", field);
  addEventListener("resize", field);
  new ResizeObserver(field).observe(document.body);
  new MutationObserver(changes => {
    for (const { target } of changes) {
      if (target.matches(".alert[data-state=shown]")) reveal(target.closest(".field") ?? target);
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  // What was used last on the screen gets the focus back when the page over it closes.
  let opener = null;
  addEventListener("click", event => {
    const used = event.target.closest?.(".app__screen button, .app__screen a, .app__screen summary");
    if (used) opener = used;
  }, true);
  window.multiportalOpener = () => {
    opener?.focus();
    return opener !== null && document.activeElement === opener;
  };
  // The code's input shows no caret: it stays at the end.
  const last = () => {
    const input = document.activeElement;
    if (!input?.matches?.(".code-boxes__input") || input.selectionStart !== input.selectionEnd) return;
    const end = input.value.length;
    if (input.selectionEnd !== end) input.setSelectionRange(end, end);
  };
  for (const event of ["selectionchange", "select", "click", "keyup", "focusin"]) document.addEventListener(event, last);
  // An iPhone's text is 17 px at its usual setting: everything here is measured from 16.
  if (CSS.supports("font: -apple-system-body") && CSS.supports("-webkit-touch-callout: none")) {
    const probe = document.createElement("div");
    probe.setAttribute("aria-hidden", "true");
    probe.style.cssText = "position: absolute; visibility: hidden; font: -apple-system-body; block-size: 1em; inline-size: 1em";
    document.body.append(probe);
    const size = () => { document.documentElement.style.fontSize = `${parseFloat(getComputedStyle(probe).fontSize) / 17 * 16}px`; };
    size();
    new ResizeObserver(size).observe(probe);
  }
})();
