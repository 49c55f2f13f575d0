// Marks the keypad's frame when the window has room for the entered digits above the docked keypad. The style sheet cannot know:
// it depends on how the text wraps at the member's text size.
(() => {
  const measure = () => {
    for (const frame of document.querySelectorAll(".screen--keypad, .modal--keypad")) {
      const [head, title, entry, dock, keys] =
        [".header", ".screen__title", ".entry", ".keypad-dock", ".keypad"].map(part => frame.querySelector(part));
      if (!head || !title || !entry || !dock || !keys) continue;
      const { left } = dock.getBoundingClientRect();
      const beside = left > entry.getBoundingClientRect().left + entry.offsetWidth / 2;
      const bottom = parseFloat(getComputedStyle(dock).paddingBottom);
      // 28 px of gaps between them.
      const needed = head.offsetHeight + title.offsetHeight + entry.offsetHeight + keys.offsetHeight + bottom + 28;
      frame.dataset.room = !beside && needed > innerHeight ? "small" : "enough";
    }
  };
  const parts = ".entry, .keypad-dock, .screen__title";
  const sizes = new ResizeObserver(measure);
  const watch = node => {
    if (node.nodeType !== 1) return;
    for (const part of [...(node.matches(parts) ? [node] : []), ...node.querySelectorAll(parts)]) sizes.observe(part);
  };
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) addedNodes.forEach(watch);
  }).observe(document, { subtree: true, childList: true });
  addEventListener("resize", measure);
})();
