// Runs in the page before anything else: notes when what is shown changes, and when that is painted.
(() => {
  const SHOWN = [
    ["chart", '[data-testid="stVegaLiteChart"]'],
    ["map", ".zone-map-land"],
    ["text", '[data-testid="stMarkdown"]'],
    ["table", '[data-testid="stDataFrame"]'],
  ];
  const bench = { start: null, armed: false, pending: 0, painted: {} };
  window.zoneBench = bench;

  // a change is on the screen two frames later: one that paints it, one that follows
  const changed = new Set();
  const note = (kind) => {
    if (changed.size === 0) {
      bench.pending += 1;
      requestAnimationFrame(() => {
        const kinds = [...changed];
        changed.clear();
        requestAnimationFrame(() => {
          for (const kind of kinds) {
            const now = performance.now();
            bench.painted[kind] = { first: bench.painted[kind]?.first ?? now, last: now };
          }
          bench.pending -= 1;
        });
      });
    }
    changed.add(kind);
  };
  const holds = (node, selector) =>
    node instanceof Element && (node.closest(selector) || node.querySelector(selector));
  new MutationObserver((records) => {
    for (const record of records) {
      const target = record.target instanceof Element ? record.target : record.target.parentElement;
      for (const [kind, selector] of SHOWN) {
        const inside = target?.closest(selector);
        if (inside || [...record.addedNodes].some((node) => holds(node, selector))) {
          // an element of a chart without a picture in it is not yet a chart
          const root = inside ?? target?.querySelector(selector);
          if (kind !== "chart" || root?.querySelector("svg.marks, canvas.marks")) note(kind);
        }
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const begin = (event) => {
    if (!bench.armed) return;
    bench.armed = false;
    bench.painted = {};
    bench.start = event.timeStamp;
  };
  document.addEventListener("click", begin, true);
  bench.settled = (quiet, kinds) => {
    const times = Object.values(bench.painted).map((one) => one.last);
    const app = document.querySelector('[data-testid="stApp"]');
    return (
      !bench.armed && bench.pending === 0 && times.length > 0 &&
      kinds.every((kind) => kind in bench.painted) &&
      app?.getAttribute("data-test-script-state") === "notRunning" &&
      performance.now() - Math.max(...times) > quiet
    );
  };
})();
