// Focus, language, text size, code input and clipboard of the page. The screens set attributes, and this script answers them:
// it is static, so that the page's policy needs no `unsafe-eval`.
(() => {
  const root = document.documentElement;
  const focused = () => document.activeElement;

  // `[data-opening]` leaves out what costs a GPU further shaders (opening.css), until the first screen is painted.
  const opening = new MutationObserver(() => {
    if (!document.querySelector(".app:not([data-starting])")) return;
    opening.disconnect();
    // In the timer the frame is painted.
    requestAnimationFrame(() => setTimeout(() => { delete root.dataset.opening; }));
  });
  opening.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-starting"] });

  // A focused field stays above the phone's keyboard, with its label and its error; so does an error that appears.
  const reveal = part => part?.scrollIntoView({ block: "nearest" });
  const revealField = () => reveal(focused()?.closest?.(".field"));
  addEventListener("focusin", revealField);
  addEventListener("resize", revealField);
  new ResizeObserver(revealField).observe(document.body);

  // When a modal closes, the focus returns to the element that was used last on the screen, or on the modal, below it.
  const used = new WeakMap();
  const upper = () => [...document.querySelectorAll(".app__screen, .modal")].filter(layer => !layer.hasAttribute("inert")).pop();
  addEventListener("click", event => {
    const control = event.target.closest?.("button, a, summary"), layer = control?.closest(".app__screen, .modal");
    if (layer) used.set(layer, control);
  }, true);
  // When a button of an error or of a resend is removed while it has the focus, the dock of its keypad or the screen's title
  // receives it: a hardware keyboard is not heard without a focus.
  let last = null, home = null;
  // What takes the focus and appeared below a modal: it takes it once the modal is closed.
  let missed = null;
  addEventListener("focusin", ({ target }) => {
    last = target.closest(".banner, .time-line, .hint, .card") && target;
    home = target.closest(".keypad-dock");
  });
  const title = () => upper()?.querySelector("h1");
  const restoreFocus = modalClosed => {
    const waiting = missed;
    if (modalClosed && waiting?.isConnected && !waiting.closest("[inert]")) {
      missed = null;
      waiting.focus();
    } else if (modalClosed) {
      const opener = used.get(upper());
      opener?.focus();
      if (!opener || focused() !== opener) title()?.focus();
    } else if (last && !last.isConnected) {
      (home?.isConnected ? home : title())?.focus();
      last = null;
    }
  };

  const within = (node, selector) =>
    node.nodeType === 1 ? [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll(selector)] : [];
  const setLanguage = app => { root.lang = app.lang; };
  // The input shows the digits of its boxes where the app did not take its text as it was.
  const setCode = input => {
    const code = [...input.closest(".code-boxes").querySelectorAll(".code-boxes__box")].map(box => box.textContent.trim()).join("");
    if (input.value !== code) input.value = code;
  };

  // `data-clipboard` is a command with a number of its own: "1 read" or "2 write text". The answer is the element's input
  // event: "+" and the text, or "-" where the browser refuses.
  const clipboard = async element => {
    const [, command, text] = /^\d+ (\w+) ?([^]*)$/.exec(element.dataset.clipboard) ?? [];
    if (!command) return;
    try {
      const read = command === "read" ? await navigator.clipboard.readText() : (await navigator.clipboard.writeText(text), "");
      element.value = `+${read}`;
    } catch {
      element.value = "-";
    }
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.value = "";
  };

  // A screen or page that appeared takes no touch for a moment (`[data-guarded]` in the style sheet): a double tap on the control
  // before it would use the control that is there now. The second tap leaves the focus where it is, too.
  let guardEnds = 0;
  const guardTouch = () => {
    clearTimeout(guardEnds);
    root.dataset.guarded = "";
    guardEnds = setTimeout(() => { delete root.dataset.guarded; }, document.querySelector(".app")?.dataset.guard);
  };
  addEventListener("mousedown", event => { if ("guarded" in root.dataset) event.preventDefault(); }, true);

  const answers = {
    "data-state": target => {
      if (target.matches(".alert[data-state=shown]")) reveal(target.closest(".field") ?? target);
    },
    "data-clipboard": clipboard,
    "data-code-round": setCode,
    "data-focus": target => { if (target.dataset.focus === "wrong") target.focus(); },
    lang: target => { if (target.matches(".app")) setLanguage(target); },
  };
  new MutationObserver(changes => {
    let appeared = null, modalClosed = false, arrived = false;
    for (const { type, target, attributeName, addedNodes, removedNodes } of changes) {
      if (type === "attributes") answers[attributeName](target);
      for (const node of addedNodes) {
        for (const part of within(node, "[data-focus]")) {
          if (part.closest("[inert]")) missed = part;
          else appeared = part;
        }
        within(node, ".app").forEach(setLanguage);
        arrived ||= within(node, ".screen, .modal").length > 0;
      }
      for (const node of removedNodes) modalClosed ||= within(node, ".modal").length > 0;
    }
    if (arrived || modalClosed) guardTouch();
    if (appeared?.isConnected) appeared.focus();
    else restoreFocus(modalClosed);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: Object.keys(answers) });

  // The code's input shows no caret: it stays at the end.
  const moveCaret = () => {
    const input = focused();
    if (!input?.matches?.(".code-boxes__input") || input.selectionStart !== input.selectionEnd) return;
    const end = input.value.length;
    if (input.selectionEnd !== end) input.setSelectionRange(end, end);
  };
  for (const event of ["selectionchange", "select", "click", "keyup", "focusin"]) document.addEventListener(event, moveCaret);

  // Large letters on a narrow phone get another layout: fewer than 14 or 10 of them beside each other. A container query would need
  // WebView 105.
  const letters = () => {
    const size = parseFloat(getComputedStyle(root).fontSize), width = (root.clientWidth - 32) / size;
    if (width > 14) delete root.dataset.letters;
    else root.dataset.letters = width > 10 ? "large" : "huge";
  };
  const rem = document.createElement("div");
  rem.setAttribute("aria-hidden", "true");
  rem.style.cssText = "position: absolute; visibility: hidden; block-size: 1rem; inline-size: 1rem";
  document.body.append(rem);
  letters();
  addEventListener("resize", letters);
  // In the next frame: the other layout has other sizes, which are observed too.
  new ResizeObserver(() => requestAnimationFrame(letters)).observe(rem);

  // An iPhone's text is 17 px at its default setting: the style sheet measures from 16.
  if (CSS.supports("font: -apple-system-body") && CSS.supports("-webkit-touch-callout: none")) {
    const probe = document.createElement("div");
    probe.setAttribute("aria-hidden", "true");
    probe.style.cssText = "position: absolute; visibility: hidden; font: -apple-system-body; block-size: 1em; inline-size: 1em";
    document.body.append(probe);
    const size = () => { root.style.fontSize = `${parseFloat(getComputedStyle(probe).fontSize) / 17 * 16}px`; };
    size();
    new ResizeObserver(size).observe(probe);
  }
})();
