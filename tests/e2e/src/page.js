// What every script finds in the page: looking for words as a member does, and waiting.
const plain = text => (text ?? "").replace(/\s+/g, " ").trim();
const shows = element => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden" && !element.closest("[inert]");
};
const name = element => plain(element.getAttribute("aria-label") ?? element.textContent);
const tappable = words =>
  [...document.querySelectorAll("button, a[href], summary, label")].filter(element => shows(element) && name(element) === plain(words));
const title = () => plain([...document.querySelectorAll("h1")].filter(shows).at(-1)?.textContent);
// All that shows, without what is only there for a screen reader's ear.
const text = () => plain([...document.querySelectorAll(".app__screen:not([inert]), .sheet")].map(part => part.innerText).join(" "));
const digits = () => [...document.querySelectorAll(".keypad__key")];
const layout = () => digits().map(key => plain(key.textContent) + "@" + getComputedStyle(key).order).join();
const entered = () => document.querySelectorAll(".pin-dots__dot[data-state=full]").length
  || [...document.querySelectorAll(".code-boxes__box")].filter(box => plain(box.textContent)).length;
const ready = () => document.querySelector(".keypad")?.dataset.state === "ready";
const until = (check, patience) => new Promise(resolve => {
  const end = performance.now() + patience;
  const look = () => {
    if (check()) resolve(true);
    else if (performance.now() > end) resolve(false);
    else setTimeout(look, 10);
  };
  look();
});
// A screen that came has put the focus where the member looks; before that it may still scroll there.
const calm = () => until(() => document.activeElement !== document.body, 5000);
// Where to put the finger, once the element stands still; a word where it cannot be put.
const frames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const spot = async find => {
  await calm();
  let before;
  for (let looks = 0; ; looks++) {
    const element = find();
    if (!element) return "nothing of that name";
    if (looks > 100) return "it never stands still";
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    // WebKit lays a page that became shorter out anew with its next frame.
    await frames();
    const { left, top } = element.getBoundingClientRect();
    if (before?.left === left && before?.top === top) break;
    before = { left, top };
  }
  const element = find();
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  if (top !== element && !element.contains(top) && !top?.contains(element)) return `covered by ${top?.outerHTML.slice(0, 200)}`;
  return { x, y };
};
// The app has heard everything that was done before: it answers in order.
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
// Whether the keypad has stood still for its guard (200 ms) and a little more.
const settled = () => {
  const now = layout();
  const seen = window.e2eLayout;
  if (seen?.is !== now) { window.e2eLayout = { is: now, since: performance.now() }; return false; }
  return ready() && performance.now() - seen.since > 260;
};
