// The keypad's next layout stands in the page before it is needed: a tap that will count shows it at once. The app judges every
// tap all the same, and brings that layout itself a moment later, with the one after it. What is unsure waits for the app.
(() => {
  if (window.multiportalKeypad) return window.multiportalKeypad();
  // The layout's successor that the finger met going down; and when the last layout came.
  let met = null, since = performance.now();
  const changed = () => { since = performance.now(); };
  window.multiportalKeypad = changed;
  new MutationObserver(changed).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-next"] });
  const keyOf = event => event.target.closest?.(".keypad__key");
  const placesOf = event => keyOf(event)?.closest(".keypad-places");
  // A finger that drifts inside its key makes no click of its own; so every finger that goes down and up on one key clicks it
  // here, and the browser's own click after that is dropped.
  let down = null, clicked = null;
  addEventListener("pointerdown", event => {
    met = event.isPrimary ? placesOf(event)?.dataset.next : null;
    clicked = null;
    down = event.isPrimary && event.button === 0 ? keyOf(event) : null;
    // So that the finger's end is told to the key that it meets there.
    if (down && event.target.hasPointerCapture(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
  }, true);
  addEventListener("pointerup", event => {
    const key = down;
    down = null;
    if (!event.isPrimary || !key || keyOf(event) !== key) return;
    key.click();
    clicked = key;
  }, true);
  addEventListener("pointercancel", () => { met = down = null; }, true);
  // The focus ring shows on a digit while the member goes to it without a finger, and is gone once any key was used.
  let touching = false;
  const ring = shown => {
    for (const keypad of document.querySelectorAll(".keypad")) keypad.classList.toggle("keypad--ring", shown);
  };
  addEventListener("pointerdown", () => { touching = true; ring(false); }, true);
  addEventListener("keydown", () => { touching = false; ring(false); }, true);
  addEventListener("focusin", event => { if (keyOf(event)) ring(!touching); }, true);
  addEventListener("click", event => {
    if (event.isTrusted) touching = false;
    if (event.isTrusted && event.detail > 0 && clicked && keyOf(event) === clicked) {
      clicked = null;
      event.stopImmediatePropagation();
      return;
    }
    ring(false);
    const next = met, places = placesOf(event);
    met = null;
    if (!next || places?.dataset.next !== next || performance.now() - since < GUARD) return;
    if (places.firstElementChild.dataset.state !== "ready") return;
    const before = places.getAttribute("style");
    places.setAttribute("style", next);
    changed();
    // The app did not take it, or it would have brought another by now.
    setTimeout(() => { if (places.dataset.next === next) places.setAttribute("style", before); }, PATIENCE);
  }, true);
})();
