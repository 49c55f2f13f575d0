// The keypad's next layout stands in the page before it is needed: a tap that will count shows it at once. The app judges every
// tap all the same, and brings that layout itself a moment later, with the one after it. What is unsure waits for the app.
(() => {
  if (window.multiportalKeypad) return window.multiportalKeypad();
  // The layout's successor that the finger met going down; and when the last layout came.
  let met = null, since = performance.now();
  const changed = () => { since = performance.now(); };
  window.multiportalKeypad = changed;
  new MutationObserver(changed).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-next"] });
  const placesOf = event => event.target.closest?.(".keypad__key")?.closest(".keypad-places");
  addEventListener("pointerdown", event => {
    met = event.isPrimary ? placesOf(event)?.dataset.next : null;
  }, true);
  addEventListener("pointercancel", () => { met = null; }, true);
  addEventListener("click", event => {
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
