// Charts on paper as they are on the screen, scaled to it. By itself Streamlit draws them
// anew for the width of the paper, while the browser prints already: cut, or without outlines.
"use strict";
(() => {
  const PLACES = ".stVegaLiteChart";
  const STRIP = 60; // px: a drawing taller than wide goes on on the next sheet between two strips
  let copies = [];

  function ofCanvas(drawn) {
    const copy = document.createElement("canvas");
    copy.width = drawn.width;
    copy.height = drawn.height;
    copy.getContext("2d").drawImage(drawn, 0, 0);
    return [copy];
  }
  function ofSvg(drawn, name) {
    const { width, height } = drawn.viewBox.baseVal;
    const whole = drawn.cloneNode(true);
    if (height <= width) return [whole];
    whole.querySelector("g").id = name;
    const strips = [];
    for (let top = 0; top < height; top += STRIP) {
      const strip = top ? drawn.cloneNode(false) : whole;
      if (top) strip.innerHTML = `<use href="#${name}"/>`;
      strip.setAttribute("height", Math.min(STRIP, height - top));
      strip.setAttribute("viewBox", `0 ${top} ${width} ${Math.min(STRIP, height - top)}`);
      strips.push(strip);
    }
    return strips;
  }
  addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll(PLACES)) {
      const drawn = place.querySelector(":scope > svg, canvas");
      if (!drawn) continue;
      const { width } = drawn.getBoundingClientRect();
      const made = drawn.localName === "svg" ? ofSvg(drawn, `paper${copies.length}`) : ofCanvas(drawn);
      for (const copy of made) {
        copy.style.maxWidth = `min(100%, ${width}px)`;
        copy.classList.add("paper");
      }
      place.after(...made);
      copies.push(...made);
    }
  });
  addEventListener("afterprint", () => {
    copies.forEach((copy) => copy.remove());
    copies = [];
  });
})();
