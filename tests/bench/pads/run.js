// Taps the three keypads by turns, and says of every tap how long it took until the DOM changed and until the end of the frame
// that shows it.
//
// A tap comes at any moment of a frame: its time is drawn. The finger goes down a while before it goes up, as fingers do; what
// is measured begins when it goes up.

// A finger's stay, and the least and most between two taps, in milliseconds. A keypad's turn comes after more than the
// app's guard (200 ms); between its turns its digit is deleted again.
const HOLD = 40, LEAST = 75, MOST = 110;
const TRUST = 5000;

// Frames, numbered. `frame` is the one whose callbacks run, or null between frames. A frame's first callback sends a message and
// sets a timer; the earlier of the two comes when the frame's style, layout and drawing are over. The message alone can come
// after the page's own timer, whose work would be counted.
let frames = 0, frame = null;
const ends = new Map();
const over = new MessageChannel();
const finish = ended => {
  const now = performance.now();
  for (const end of ends.get(ended) ?? []) end(now);
  ends.delete(ended);
};
over.port1.onmessage = ({ data }) => finish(data);
const nextFrame = window.requestAnimationFrame.bind(window);
const during = callback => time => {
  frame = frames;
  try { callback(time); } finally { queueMicrotask(() => { frame = null; }); }
};
// The first callback of its frame: it requests the next frame before any other callback.
const tick = () => { nextFrame(tick); frames++; over.port2.postMessage(frames); setTimeout(finish, 0, frames); };
nextFrame(tick);
window.requestAnimationFrame = callback => nextFrame(during(callback));
const frameEnd = () => new Promise(resolve => {
  const shown = frame ?? frames + 1;
  ends.set(shown, [...(ends.get(shown) ?? []), resolve]);
});

const pause = time => new Promise(resolve => setTimeout(resolve, time));
const pads = new Map();
const changed = pad => new Promise((resolve, reject) => {
  const keys = pad.querySelector(".keypad-places") ?? pad.querySelector(".keypad");
  const late = setTimeout(() => { watch.disconnect(); reject(new Error("a tap changed nothing")); }, TRUST);
  const watch = new MutationObserver(() => {
    const dom = performance.now();
    watch.disconnect();
    clearTimeout(late);
    frameEnd().then(end => resolve({ dom, end }));
  });
  watch.observe(keys, { subtree: true, attributes: true, childList: true, characterData: true });
});
const counted = (pad, count) => new Promise((resolve, reject) => {
  const dots = pad.querySelector(".pin-dots");
  const late = setTimeout(() => { watch.disconnect(); reject(new Error(`${count} digits were not counted`)); }, TRUST);
  const look = () => {
    if (dots.querySelectorAll("[data-state=full]").length !== count) return;
    watch.disconnect();
    clearTimeout(late);
    resolve(performance.now());
  };
  const watch = new MutationObserver(look);
  watch.observe(dots, { subtree: true, attributes: true, childList: true });
  look();
});
const finger = { bubbles: true, cancelable: true, composed: true, isPrimary: true, pointerId: 1, pointerType: "touch" };
const press = async (pad, key) => {
  key.dispatchEvent(new PointerEvent("pointerdown", finger));
  await pause(HOLD);
  const change = changed(pad);
  const taken = counted(pad, 1);
  const up = performance.now();
  key.dispatchEvent(new PointerEvent("pointerup", finger));
  // The app's page clicks the key itself, and drops the browser's click.
  if (pad.id !== "main") key.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  const { dom, end } = await change;
  return [dom - up, end - up, (await taken) - up];
};
const release = pad => {
  const taken = counted(pad, 0);
  [...pad.querySelectorAll(".keypad__side")].at(-1).click();
  return taken;
};
const measure = async times => {
  const names = [...pads.keys()];
  const taken = Object.fromEntries(names.map(name => [name, []]));
  for (let turn = -10; turn < times; turn++) {
    for (const name of names) {
      const pad = pads.get(name);
      await pause(LEAST + Math.random() * (MOST - LEAST));
      const keys = pad.querySelectorAll(".keypad__key");
      const took = await press(pad, keys[Math.floor(Math.random() * keys.length)]);
      // The first turns warm all three.
      if (turn >= 0) taken[name].push(took);
      await pause(10);
      await release(pad);
    }
    names.push(names.shift());
  }
  return taken;
};
