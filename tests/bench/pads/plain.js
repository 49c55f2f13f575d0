// The keypad in plain JavaScript: what a tap costs at the least.
const plainPad = root => {
  root.innerHTML = `<div class="pin-dots"><div class="pin-dots__row" aria-hidden="true">${
    '<span class="pin-dots__dot" data-state="empty"></span>'.repeat(LENGTH)
  }</div><p class="pin-dots__count" role="status"></p></div><div class="keypad" role="group" data-state="ready">${
    PAGE_ORDER.map(digit => `<button class="keypad__key" type="button">${digit}</button>`).join("")
  }<button class="keypad__side" type="button" style="order:9"><span>Ayuda</span></button><button class="keypad__side" type="button" style="order:11"><span>Borrar</span></button></div>`;
  const keys = [...root.querySelectorAll(".keypad__key")];
  const dots = [...root.querySelectorAll(".pin-dots__dot")];
  const count = root.querySelector(".pin-dots__count");
  let entered = [], generation = 0, down = null;
  const show = () => {
    const digits = draw();
    generation++;
    keys.forEach((key, at) => { key.style.order = orderOf(digits, PAGE_ORDER[at]); });
    dots.forEach((dot, at) => { dot.dataset.state = at < entered.length ? "full" : "empty"; });
    count.textContent = `${entered.length} de ${LENGTH}`;
  };
  keys.forEach((key, at) => {
    key.addEventListener("pointerdown", event => { down = event.isPrimary ? generation : null; });
    key.addEventListener("pointercancel", () => { down = null; });
    key.addEventListener("click", () => {
      if (down !== generation || entered.length === LENGTH) return;
      entered.push(PAGE_ORDER[at]);
      show();
    });
  });
  root.querySelectorAll(".keypad__side")[1].addEventListener("click", () => { entered.pop(); show(); });
  show();
};
