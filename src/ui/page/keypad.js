// Shows a tap that will count before the app handles it: the next layout (`data-next`) and the dot. The click is sent after the frame
// that shows this. Once the app has handled it (`data-handled`), the page shows the app's state. A tap that may not count, and one
// without a finger, is sent at once and shows nothing before the app has handled it.
(() => {
  // The next layout that the finger met going down, and the time of the last layout.
  let met = null, since = performance.now();
  // What the page shows and the app has not handled yet, and the key whose click is not sent yet.
  let shown = null, due = null;
  const appeared = ({ addedNodes }) =>
    [...addedNodes].some(node => node.nodeType === 1 && (node.matches(".keypad-places") || node.querySelector(".keypad-places")));
  const rowOf = places => places.closest(".app__screen, .modal")?.querySelector(".pin-dots__row");
  const show = places => {
    const { next, guard } = places.dataset;
    if (!next || next !== met || performance.now() - since < guard || shown?.places.isConnected) return false;
    if (places.firstElementChild.dataset.state !== "ready") return false;
    const row = rowOf(places), dot = row?.querySelector("[data-state=empty]");
    if (row && !dot) return false;
    shown = { places, next, before: places.getAttribute("style") };
    places.setAttribute("style", next);
    if (dot) dot.dataset.state = "full";
    return true;
  };
  const settle = () => {
    const { places, next, before } = shown;
    shown = null;
    // The app did not take the key, or it would have sent another layout.
    if (places.dataset.next === next) places.setAttribute("style", before);
    const row = rowOf(places);
    if (row) [...row.children].forEach((dot, at) => { dot.dataset.state = at < row.dataset.entered ? "full" : "empty"; });
  };
  new MutationObserver(changes => {
    if (changes.some(change => change.type === "attributes" || appeared(change))) since = performance.now();
    if (changes.some(change => change.attributeName === "data-handled" && change.target === shown?.places)) settle();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-next", "data-handled"] });
  const send = () => {
    const key = due;
    due = null;
    key?.click();
  };
  // A page that is hidden shows no frame.
  document.addEventListener("visibilitychange", send);
  const keyOf = event => event.target.closest?.(".keypad__key");
  const placesOf = event => keyOf(event)?.closest(".keypad-places");
  // A finger that drifts inside a key makes no click: each finger that goes down and up on one key clicks it here. The browser's
  // own click after that is dropped, wherever it lands: another key may stand below the finger by then, or another screen.
  let down = null, clicked = false;
  addEventListener("pointerdown", event => {
    // Every click is sent before the next input.
    send();
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
    due = key;
    // In the timer the frame is painted.
    if (show(placesOf(event))) requestAnimationFrame(() => setTimeout(send));
    else send();
    clicked = true;
  }, true);
  addEventListener("pointercancel", () => { met = down = null; }, true);
  // The focus ring shows on a digit for keyboards only, and disappears once a key was used.
  let touching = false;
  const ring = shown => {
    for (const keypad of document.querySelectorAll(".keypad")) keypad.classList.toggle("keypad--ring", shown);
  };
  addEventListener("pointerdown", () => { touching = true; ring(false); }, true);
  addEventListener("keydown", () => { send(); touching = false; ring(false); }, true);
  addEventListener("focusin", event => { if (keyOf(event)) ring(!touching); }, true);
  addEventListener("click", event => {
    if (event.isTrusted) touching = false;
    if (event.isTrusted && event.detail > 0 && clicked) {
      clicked = false;
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    send();
    ring(false);
    met = null;
  }, true);
})();
