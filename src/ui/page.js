// Handles what only the page knows: the focus, the visible part of it, and the phone's text size.
(() => {
  if (window.multiportalOpener) return;
  // Keeps the focused field above the phone's keyboard, with its label and its error; also an error that appears.
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
  // The element used last takes the focus when the page over the screen closes.
  let opener = null;
  addEventListener("click", event => {
    const used = event.target.closest?.(".app__screen button, .app__screen a, .app__screen summary");
    if (used) opener = used;
  }, true);
  window.multiportalOpener = () => {
    opener?.focus();
    return opener !== null && document.activeElement === opener;
  };
  // The code's input shows no caret: the caret stays at the end.
  const last = () => {
    const input = document.activeElement;
    if (!input?.matches?.(".code-boxes__input") || input.selectionStart !== input.selectionEnd) return;
    const end = input.value.length;
    if (input.selectionEnd !== end) input.setSelectionRange(end, end);
  };
  for (const event of ["selectionchange", "select", "click", "keyup", "focusin"]) document.addEventListener(event, last);
  // iOS text is 17 px at the default setting; the style sheet measures from 16.
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
