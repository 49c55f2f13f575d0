// What every script of the tests can use: it finds elements by the words that a member reads, and waits for them.
const plain = text => (text ?? "").replace(/\s+/g, " ").trim();
const shows = element => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden" && !element.closest("[inert]");
};
const name = element => plain(element.getAttribute("aria-label") ?? element.textContent);
const tappable = words =>
  [...document.querySelectorAll("button, a[href], summary, label")].filter(element => shows(element) && name(element) === plain(words));
const title = () => plain([...document.querySelectorAll("h1")].filter(shows).at(-1)?.textContent);
// All text that shows, without what is for screen readers only.
const text = () => plain([...document.querySelectorAll(".app__screen:not([inert]), .modal")].map(part => part.innerText).join(" "));
const digits = () => [...document.querySelectorAll(".keypad__key")];
const digit = words => digits().find(key => plain(key.textContent) === words);
const layout = () => digits().map(key => plain(key.textContent) + "@" + getComputedStyle(key).order).join();
// The digits that the app counts: the page shows a dot before.
const entered = () => [...document.querySelectorAll(".pin-dots__row")].reduce((sum, row) => sum + Number(row.dataset.entered), 0)
  || [...document.querySelectorAll(".code-boxes__box")].filter(box => plain(box.textContent)).length;
const ready = () => document.querySelector(".keypad")?.dataset.state === "ready";
const timeout = 30000;
const until = check => new Promise(resolve => {
  const end = performance.now() + timeout;
  const look = () => {
    if (check()) resolve(true);
    else if (performance.now() > end) resolve(false);
    else setTimeout(look, 10);
  };
  look();
});
// A screen that came puts the focus where the member looks, and may scroll there. Not every change of a screen moves the focus,
// so after a while it counts as calm.
const calmCheck = () => {
  let since;
  return () => document.activeElement !== document.body || performance.now() - (since ??= performance.now()) > 5000;
};
const onScreen = words => { const calm = calmCheck(); return until(() => title() === plain(words) && calm()); };
const frames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
// Waits until `find` finds an element that is in view, does not move and is not covered. Returns its middle, or what is in the way.
const locate = async find => {
  const end = performance.now() + timeout;
  const calm = calmCheck();
  let wrong = "not found", before;
  while (performance.now() < end) {
    const element = find();
    if (!element || !calm()) { before = undefined; await new Promise(resolve => setTimeout(resolve, 10)); continue; }
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    // WebKit lays a page that became shorter out again with its next frame.
    await frames();
    // The page may have changed in these frames.
    if (find() !== element) { before = undefined; continue; }
    const { left, top, width, height } = element.getBoundingClientRect();
    const still = before?.left === left && before?.top === top;
    before = { left, top };
    if (!still) { wrong = "it moves"; continue; }
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    if (hit === element || element.contains(hit) || hit?.closest(".app") && hit.contains(element)) return { x, y };
    wrong = `covered by ${hit?.outerHTML.slice(0, 200)}`;
  }
  return wrong;
};
// Waits for one of these titles, or for a field of this id, and focuses it.
const focusUnless = async (id, titles) => {
  const calm = calmCheck();
  let found = null;
  await until(() => {
    const index = titles.findIndex(words => plain(words) === title());
    const field = document.getElementById(id);
    if (index >= 0) found = calm() ? String(index) : null;
    else if (field && shows(field)) { field.focus(); found = "focused"; }
    return found;
  });
  return found;
};
// The phone's Back, as PageBack.kt asks the page.
const goBack = () => { window.multiportalBack(); };
// Waits until the app has received every event so far: it answers in order.
const heard = () => new Promise(resolve => {
  const socket = window.ipc?.ws;
  if (socket?.readyState !== WebSocket.OPEN) return resolve(false);
  const listen = async event => {
    const bytes = event.data instanceof Blob ? await event.data.arrayBuffer() : event.data;
    const words = typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);
    if (words.includes("__pong__")) { socket.removeEventListener("message", listen); resolve(true); }
  };
  socket.addEventListener("message", listen);
  setTimeout(() => resolve(false), 5000);
  socket.send("__ping__");
});
// Whether the keypad takes a tap: it has not changed for longer than its guard (200 ms).
const settled = () => {
  const now = layout();
  const seen = window.e2eLayout;
  if (seen?.is !== now) { window.e2eLayout = { is: now, since: performance.now() }; return false; }
  return ready() && performance.now() - seen.since > 260;
};
