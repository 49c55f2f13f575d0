// Shows the next layout (`data-next`) at a tap that will count, without waiting for the app. The app checks every tap too, and
// sends the same layout a moment later, with the next one. A tap that may not count waits for the app.
(() => {
  // The next layout that the finger met going down, and the time of the last layout.
  let met = null, since = performance.now();
  const changed = () => { since = performance.now(); };
  const appeared = ({ addedNodes }) =>
    [...addedNodes].some(node => node.nodeType === 1 && (node.matches(".keypad-places") || node.querySelector(".keypad-places")));
  new MutationObserver(changes => {
    if (changes.some(change => change.type === "attributes" || appeared(change))) changed();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-next"] });
  const keyOf = event => event.target.closest?.(".keypad__key");
  const placesOf = event => keyOf(event)?.closest(".keypad-places");
  // A finger that drifts inside a key makes no click: each finger that goes down and up on one key clicks it here. The browser's
  // own click after that is dropped, wherever it lands: another key may stand below the finger by then, or another screen.
  let down = null, clicked = false;
  addEventListener("pointerdown", event => {
    met = event.isPrimary ? placesOf(event)?.dataset.next : null;
    clicked = false;
    down = event.isPrimary && event.button === 0 ? keyOf(event) : null;
    // Without the capture, the key below the finger receives its end.
    if (down && event.target.hasPointerCapture(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
  }, true);
  addEventListener("pointerup", event => {
    const key = down;
    down = null;
    if (!event.isPrimary || !key || keyOf(event) !== key) return;
    key.click();
    clicked = true;
  }, true);
  addEventListener("pointercancel", () => { met = down = null; }, true);
  // The focus ring shows on a digit for keyboards only, and disappears once a key was used.
  let touching = false;
  const ring = shown => {
    for (const keypad of document.querySelectorAll(".keypad")) keypad.classList.toggle("keypad--ring", shown);
  };
  addEventListener("pointerdown", () => { touching = true; ring(false); }, true);
  addEventListener("keydown", () => { touching = false; ring(false); }, true);
  addEventListener("focusin", event => { if (keyOf(event)) ring(!touching); }, true);
  addEventListener("click", event => {
    if (event.isTrusted) touching = false;
    if (event.isTrusted && event.detail > 0 && clicked) {
      clicked = false;
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    ring(false);
    const next = met, places = placesOf(event);
    met = null;
    if (!next || places?.dataset.next !== next || performance.now() - since < places.dataset.guard) return;
    if (places.firstElementChild.dataset.state !== "ready") return;
    const before = places.getAttribute("style");
    places.setAttribute("style", next);
    changed();
    // The app did not take the key, or it would have sent another layout by now.
    setTimeout(() => { if (places.dataset.next === next) places.setAttribute("style", before); }, places.dataset.takeBack);
  }, true);
})();
