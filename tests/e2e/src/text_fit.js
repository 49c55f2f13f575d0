const faults = [];
const inView = [...document.querySelectorAll(".app__screen:not([inert]), .modal")];
const hidden = element => element.closest(".visually-hidden, [aria-hidden=true] svg, svg, style, script, option");
const called = element => `<${element.tagName.toLowerCase()} class="${element.className}"> “${plain(element.textContent).slice(0, 40)}”`;
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
// What stays in sight at the end of a page lies on the rest on purpose: that can be moved from below it.
const over = element => {
  // What is entered and the keypad stay in sight too, and the rest scrolls below them.
  const fixed = element.closest(".entry, .keypad-dock, .submit");
  if (fixed) return fixed;
  const panel = element.closest(".over");
  return panel && getComputedStyle(panel).position === "sticky" ? panel : null;
};
const pieces = [];
for (const part of inView) {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!plain(node.data) || hidden(parent) || !shows(parent)) continue;
    const closed = parent.closest("details:not([open])");
    if (closed && !parent.closest("summary")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      pieces.push({ box, parent, words: plain(node.data).slice(0, 40) });
      if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(`“${plain(node.data).slice(0, 40)}” runs out of the window`);
      for (let frame = parent; frame && frame !== document.body; frame = frame.parentElement) {
        const style = getComputedStyle(frame);
        const clips = value => value === "hidden" || value === "clip";
        const edge = frame.getBoundingClientRect();
        if ((clips(style.overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1))
          || (clips(style.overflowY) && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1))) {
          faults.push(`${called(parent)} is cut by ${called(frame)}`);
        }
      }
    }
  }
}
for (const element of document.querySelectorAll("button, a[href], .code-boxes__box, .pin-dots, .keypad__key, h1, p, label")) {
  if (!shows(element) || hidden(element) || element.closest("details:not([open])") && !element.closest("summary")) continue;
  if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") faults.push(`${called(element)} is wider than its room`);
}
// Words of controls and titles are not broken, even if the engine cannot hyphenate the language.
const whole = document.createElement("style");
whole.textContent = ".app { hyphens: manual !important; -webkit-hyphens: manual !important; }";
document.head.append(whole);
for (const element of document.querySelectorAll("h1, h2, button, a.button, .hint__question, .choice__label, .field__label, .choices__legend")) {
  if (!shows(element) || hidden(element) || element.closest("details:not([open])") && !element.closest("summary")) continue;
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    // An address breaks where it must, at large letters.
    if (root.dataset.letters === "huge" && /[@.]\p{L}/u.test(element.textContent)) continue;
    for (const word of node.data.matchAll(/[^\s\u200b-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) faults.push(`“${word[0]}” is broken in ${called(element)}`);
    }
  }
}
whole.remove();
// Where a word must break, as a long address, no single sign is left for the last line. Huge letters leave no choice.
const lastLine = (node, word) => {
  const signs = [...word[0]].map((sign, index) => {
    const range = document.createRange();
    range.setStart(node, word.index + index);
    range.setEnd(node, word.index + index + 1);
    return Math.round(range.getBoundingClientRect().top);
  });
  return signs[0] === signs.at(-1) ? Infinity : signs.filter(top => top === signs.at(-1)).length;
};
for (const part of root.dataset.letters === "huge" ? [] : inView) {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (hidden(parent) || !shows(parent) || parent.closest("pre, details:not([open])")) continue;
    for (const word of node.data.matchAll(/\S{8,}/g)) {
      // The licences list packages by their own names.
      if (word[0].includes("_")) continue;
      if (lastLine(node, word) === 1) faults.push(`“${word[0]}” leaves one sign for its last line in ${called(parent)}`);
    }
  }
}
// An icon lies on no words of its control.
for (const icon of document.querySelectorAll(".button > .icon")) {
  const words = document.createRange();
  words.selectNodeContents(icon.parentElement.querySelector(".button__label span, span"));
  const [own, box] = [icon.getBoundingClientRect(), words.getBoundingClientRect()];
  if (own.right > box.left + 1 && own.left < box.right - 1 && own.bottom > box.top + 1 && own.top < box.bottom - 1) {
    faults.push(`the icon of ${called(icon.parentElement)} lies on its words`);
  }
}
// The shorter of two labels is in the middle of the room for both.
for (const label of document.querySelectorAll(".button__label")) {
  const middle = part => { const { top, bottom } = part.getBoundingClientRect(); return (top + bottom) / 2; };
  if (Math.abs(middle(label) - middle(label.firstElementChild)) > 2) faults.push(`${called(label.parentElement)} is not in the middle of its room`);
}
// A control that an error or a notice names is there.
for (const message of document.querySelectorAll("[role=alert], .banner")) {
  if (!shows(message)) continue;
  for (const [, label] of message.textContent.matchAll(/(?:toque|tap) “([^”]+)”/gi)) {
    if (!tappable(label).length) faults.push(`“${label}” is named, and no control has that name`);
  }
}
// Two pieces of different elements on one another; a line's own box may touch its neighbour's by its leading.
for (let one = 0; one < pieces.length; one++) {
  for (let other = one + 1; other < pieces.length; other++) {
    const [a, b] = [pieces[one], pieces[other]];
    if (a.parent === b.parent || over(a.parent) !== over(b.parent)) continue;
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    const lower = Math.min(a.box.height, b.box.height);
    if (across > 2 && down > lower * 0.3) faults.push(`“${a.words}” lies on “${b.words}”`);
  }
}
return [...new Set(faults)];
