// The keypad in React: one component, keyed by digit, as one writes it.
const reactPad = root => {
  const { createElement: h, useRef, useState } = require("react");
  const Pad = () => {
    const [state, setState] = useState(() => ({ digits: draw(), generation: 0, entered: [] }));
    const down = useRef(null);
    const show = entered => setState({ digits: draw(), generation: state.generation + 1, entered });
    const press = digit => {
      if (down.current === state.generation && state.entered.length < LENGTH) show([...state.entered, digit]);
    };
    const dots = Array.from({ length: LENGTH }, (_, at) =>
      h("span", { key: at, className: "pin-dots__dot", "data-state": at < state.entered.length ? "full" : "empty" }));
    const keys = PAGE_ORDER.map(digit =>
      h("button", {
        key: digit, className: "keypad__key", type: "button", style: { order: orderOf(state.digits, digit) },
        onPointerDown: event => { down.current = event.isPrimary ? state.generation : null; },
        onPointerCancel: () => { down.current = null; },
        onClick: () => press(digit),
      }, digit));
    return h("div", null,
      h("div", { className: "pin-dots" },
        h("div", { className: "pin-dots__row", "aria-hidden": true }, dots),
        h("p", { className: "pin-dots__count", role: "status" }, `${state.entered.length} de ${LENGTH}`)),
      h("div", { className: "keypad", role: "group", "data-state": "ready" }, keys,
        h("button", { className: "keypad__side", type: "button", style: { order: 9 } }, h("span", null, "Ayuda")),
        h("button", {
          className: "keypad__side", type: "button", style: { order: 11 }, onClick: () => show(state.entered.slice(0, -1)),
        }, h("span", null, "Borrar"))));
  };
  require("react-dom/client").createRoot(root).render(h(Pad));
};
