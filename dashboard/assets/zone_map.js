// The zone map: outlines, dots, names; moved by mouse, fingers, keys and buttons; a click tells the page.
const SVG = "http://www.w3.org/2000/svg";
const WORLD = 1e5; // units of the whole world's width, Web Mercator
const MARGIN = 14; // px around what is fitted into the frame
const NEAREST = 2 ** 9; // how much nearer than the whole one may come
const REACH = { mouse: 4, pen: 8, touch: 14 }; // px around a dot that still mean it
const COUNTY_ROOM = 85; // px a degree from which on counties are named
const NARROW = 500; // px of a map on which dots and names are smaller
const SMALLER = 0.7;
const STEP = 900; // ms that a year is looked at while years are played
const PATIENCE = 6000; // ms after which a year that does not come ends the playing
const states = new WeakMap(); // element -> the map in it; it outlives new runs of the page
const outlines = new Map(); // address -> promise of its features as paths

export default function ({ data, parentElement, setTriggerValue }) {
  let map = states.get(parentElement);
  if (!map) states.set(parentElement, (map = new ZoneMap(parentElement)));
  map.send = setTriggerValue;
  map.show(JSON.parse(new TextDecoder().decode(data)));
}

const project = ([lon, lat]) => [
  ((lon + 180) / 360) * WORLD,
  ((Math.PI - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / (2 * Math.PI)) * WORLD,
];

function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function html(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function paths(address) {
  if (!outlines.has(address)) {
    const found = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return (await answer.json()).features.map((feature) => ({
        id: String(feature.properties.subject_id ?? ""),
        d: feature.geometry.coordinates
          .flat()
          .map((ring) => `M${ring.map((place) => project(place).map((v) => v.toFixed(2)).join(" ")).join("L")}Z`)
          .join(""),
      }));
    });
    found.catch(() => outlines.delete(address)); // tried again with the next choice
    outlines.set(address, found);
  }
  return outlines.get(address);
}

class ZoneMap {
  constructor(parent) {
    this.land = element("g");
    this.fans = element("g");
    this.dots = element("g");
    this.names = element("g", { "aria-hidden": "true" });
    this.svg = element(
      "svg", { class: "zone-map-land", role: "group", tabindex: "0" }, this.land, this.fans, this.dots, this.names
    );
    this.tip = html("div", { className: "zone-map-tip", hidden: true });
    this.buttons = html("div", { className: "zone-map-buttons" });
    this.below = html("div", { className: "zone-map-below" });
    this.sizes = html("div", { className: "zone-map-sizes" });
    this.root = html("div", { className: "zone-map" }, this.svg, this.buttons, this.tip, this.below);
    this.drawn = new Map(); // id -> dot
    this.fingers = new Map();
    this.moved = false; // by the reader, since the view was fitted
    this.makeButtons();
    this.makeYears();
    this.listen();
    parent.append(this.root);
    new ResizeObserver(() => this.resize()).observe(this.svg);
  }

  // ---- what the page says
  show(data) {
    const before = this.data;
    this.data = data;
    const { words } = data;
    this.svg.setAttribute("aria-label", words.alt);
    for (const button of this.buttons.children) {
      button.title = words[button.dataset.does];
      button.setAttribute("aria-label", words[button.dataset.does]);
      if (button.dataset.does === "all") button.textContent = words.whole;
    }
    this.tip.style.cssText += `;background:${data.colours.surface};color:${data.colours.ink};border:1px solid ${data.colours.faint}`;
    this.resized(); // how wide the map is decides how large dots are
    this.points = data.points.map((point) => this.pointed(point));
    this.showSizes();
    this.showYears();
    this.showLand();
    this.showDots();
    if (!before || before.view.name !== data.view.name) this.moved = false;
    this.resize();
  }

  pointed(point) {
    const share = this.share ?? 1;
    return { ...point, w: project(point.p), r: point.r * share, o: point.o?.map((far) => far * share) };
  }

  async showLand() {
    const { data } = this;
    const loaded = await Promise.allSettled(data.outlines.map(([, address]) => paths(address)));
    if (this.data !== data) return; // a later choice is already shown
    const key = JSON.stringify(data.outlines);
    if (this.landKey !== key && loaded.every((one) => one.status === "fulfilled")) {
      this.landKey = key;
      this.land.replaceChildren(
        ...loaded.map((one, at) =>
          element("g", { class: data.outlines[at][0] }, ...one.value.map(({ id, d }) =>
            element("path", { d, "data-id": id, "vector-effect": "non-scaling-stroke" }))))
      );
    }
    this.paintLand();
  }

  paintLand() {
    const { colours, areas = {} } = this.data;
    for (const group of this.land.children) {
      const county = group.classList.contains("county");
      group.setAttribute("stroke", county ? colours.faint : colours.muted);
      group.setAttribute("stroke-width", county ? 0.6 : 1.4);
      group.setAttribute("stroke-opacity", county ? 0.7 : 1);
      for (const path of group.children) {
        const area = areas[path.dataset.id];
        const plain = county || !this.land.querySelector(".county") ? colours.grid : "none";
        path.setAttribute("fill", area ? area.c ?? colours.surface : plain);
        path.setAttribute("fill-opacity", area ? 0.85 : 0.35);
      }
    }
  }

  showDots() {
    const { colours } = this.data;
    const gone = new Set(this.drawn.keys());
    for (const [place, point] of this.points.entries()) {
      gone.delete(point.id);
      let dot = this.drawn.get(point.id);
      if (!dot) {
        dot = element("g", { class: "dot", role: "button", "data-id": point.id },
          element("circle", { class: "halo" }), element("circle", { class: "body" }));
        this.drawn.set(point.id, dot);
      }
      const [halo, body] = dot.children;
      body.setAttribute("r", point.r);
      body.style.r = `${point.r}px`; // a property moves softly, an attribute jumps
      body.style.fill = point.c;
      body.setAttribute("fill-opacity", point.h ? 0.12 : 0.88);
      body.setAttribute("stroke", point.e ?? (point.h ? point.c : colours.surface));
      body.setAttribute("stroke-width", point.e ? 3 : point.h ? 1.5 : 1);
      halo.setAttribute("r", point.r + 3);
      dot.setAttribute("aria-label", `${point.n}\n${point.t}`);
      dot.setAttribute("aria-pressed", point.s ? "true" : "false");
      dot.setAttribute("tabindex", place === 0 ? "0" : "-1");
      this.dots.append(dot); // in the order of the page: the smallest on top
    }
    for (const id of gone) {
      this.drawn.get(id).remove();
      this.drawn.delete(id);
    }
    this.ring(this.points.find((point) => point.s));
  }

  ring(point) {
    this.dots.querySelector(".ring")?.remove();
    if (!point) return;
    const ring = element("circle", {
      class: "ring", r: point.r + 4, fill: "none", stroke: this.data.colours.ink, "stroke-width": 2.5,
    });
    this.drawn.get(point.id)?.prepend(ring);
    const [halo, body] = [".halo", ".body"].map((name) => this.drawn.get(point.id).querySelector(name));
    this.drawn.get(point.id).append(halo, body);
  }

  showSizes() {
    const { sizes, words, colours } = this.data;
    this.sizes.replaceChildren(...sizes.map(([r, said]) => {
      const radius = r * (this.share ?? 1);
      const side = 2 * radius + 3;
      const circle = element("circle", { cx: side / 2, cy: side / 2, r: radius, fill: colours.rest, "fill-opacity": 0.5, stroke: colours.muted });
      return html("span", {}, element("svg", { width: side, height: side, "aria-hidden": "true" }, circle), said);
    }));
    if (sizes.length) this.sizes.prepend(html("span", { textContent: words.area }));
    this.sizes.hidden = !sizes.length;
    this.below.prepend(this.sizes);
  }

  // ---- years
  makeYears() {
    this.play = html("button", { type: "button" });
    this.slider = html("input", { type: "range", min: 0, step: 1 });
    this.year = html("output");
    this.years = html("div", { className: "zone-map-years", hidden: true }, this.play, this.slider, this.year);
    this.below.append(this.years);
    this.play.addEventListener("click", () => (this.playing ? this.stop() : this.start()));
    this.slider.addEventListener("input", () => {
      this.stop();
      this.ask(Number(this.slider.value));
    });
  }

  showYears() {
    const { years, words } = this.data;
    this.years.hidden = !years;
    this.years.style.display = years ? "" : "none";
    if (!years) return this.stop();
    this.slider.max = years.all.length - 1;
    this.slider.setAttribute("aria-label", words.year);
    const now = years.all.findIndex(([id]) => id === years.now);
    if (this.awaited === undefined || this.awaited === now) {
      this.awaited = undefined;
      this.slider.value = now;
    } else if (!this.playing) this.slider.value = this.awaited;
    this.say(now);
    this.mark();
    clearTimeout(this.timer);
    if (!this.playing) return;
    if (now === years.all.length - 1) return this.stop();
    this.timer = setTimeout(() => this.ask(now + 1), STEP);
  }

  say(at) {
    const [, said] = this.data.years.all[at] ?? ["", ""];
    this.year.value = said;
    this.slider.setAttribute("aria-valuetext", said);
  }

  mark() {
    const does = this.playing ? "pause" : "play";
    this.play.textContent = this.playing ? "❚❚" : "▶";
    this.play.title = this.data.words[does];
    this.play.setAttribute("aria-label", this.data.words[does]);
  }

  start() {
    const { years } = this.data;
    const now = years.all.findIndex(([id]) => id === years.now);
    this.playing = true;
    this.mark();
    this.ask(now === years.all.length - 1 ? 0 : now + 1);
  }

  stop() {
    clearTimeout(this.timer);
    if (!this.playing) return;
    this.playing = false;
    this.mark();
  }

  ask(at) {
    this.awaited = at;
    this.slider.value = at;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(), PATIENCE);
    this.send("year", { id: this.data.years.all[at][0] });
  }

  // ---- where the view is
  resized() {
    const { clientWidth: width, clientHeight: height } = this.svg;
    if (!width || !height) return;
    Object.assign(this, { width, height, share: width < NARROW ? SMALLER : 1 });
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  resize() {
    const before = this.share;
    this.resized();
    if (!this.width || !this.data) return;
    if (before !== this.share) {
      this.points = this.data.points.map((point) => this.pointed(point));
      this.showDots();
      this.showSizes();
    }
    if (this.moved) this.draw();
    else this.fit(this.data.view.box);
  }

  fit([west, south, east, north]) {
    const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
    this.scale = Math.min(
      (this.width - 2 * MARGIN) / Math.max(right - left, 1e-3), (this.height - 2 * MARGIN) / Math.max(bottom - top, 1e-3)
    );
    this.centre = [(left + right) / 2, (top + bottom) / 2];
    this.draw();
  }

  zoom(factor, [x, y] = [this.width / 2, this.height / 2]) {
    const [[west], [east]] = [project([this.data.whole[0], 0]), project([this.data.whole[2], 0])];
    const least = (this.width / Math.max(east - west, 1e-3)) * 0.3;
    const scale = Math.min(Math.max(this.scale * factor, least), least * NEAREST);
    const at = this.place(x, y);
    this.scale = scale;
    this.centre = [at[0] - (x - this.width / 2) / scale, at[1] - (y - this.height / 2) / scale];
    this.moved = true;
    this.soon();
  }

  pan(dx, dy) {
    this.centre = [this.centre[0] - dx / this.scale, this.centre[1] - dy / this.scale];
    this.moved = true;
    this.soon();
  }

  place(x, y) {
    return [this.centre[0] + (x - this.width / 2) / this.scale, this.centre[1] + (y - this.height / 2) / this.scale];
  }

  seat(point) {
    return [
      (point.w[0] - this.centre[0]) * this.scale + this.width / 2, (point.w[1] - this.centre[1]) * this.scale + this.height / 2,
    ];
  }

  at(point) {
    const [x, y] = this.seat(point);
    return [x + (point.o?.[0] ?? 0), y + (point.o?.[1] ?? 0)];
  }

  soon() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
    });
  }

  draw() {
    const { scale, centre, width, height } = this;
    this.land.setAttribute(
      "transform", `translate(${width / 2 - centre[0] * scale} ${height / 2 - centre[1] * scale}) scale(${scale})`
    );
    const lines = [];
    for (const point of this.points) {
      const [x, y] = this.at(point);
      this.drawn.get(point.id).setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      if (!point.o) continue;
      const [left, top] = this.seat(point);
      lines.push(element("line", { x1: left, y1: top, x2: x, y2: y, stroke: this.data.colours.ink, "stroke-width": 1 }));
      lines.push(element("circle", { cx: left, cy: top, r: 1.8, fill: this.data.colours.ink }));
    }
    this.fans.replaceChildren(...lines);
    this.drawNames();
  }

  // names keep clear of dots and of each other; those without room are left out
  drawNames() {
    const { names, colours } = this.data;
    const taken = this.points.map((point) => {
      const [x, y] = this.at(point);
      return [x - point.r, y - point.r, x + point.r, y + point.r];
    });
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const degree = (this.scale * WORLD) / 360;
    const narrow = this.width < NARROW;
    const drawn = [];
    for (const level of ["prefecture", "county"]) {
      const county = level === "county";
      if (county && degree < COUNTY_ROOM) continue;
      const size = county ? 11 : narrow ? 12 : 14;
      for (const [lon, lat, name] of names.filter((row) => row[3] === level)) {
        const [x, y] = this.seat({ w: project([lon, lat]) });
        if (x < 0 || y < 0 || x > this.width || y > this.height) continue;
        const half = ([...name].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : 0.56), 0) * size) / 2;
        const places = [];
        for (const up of [0, -1, 1, -2, 2, -3, 3]) for (const right of [0, -0.5, 0.5, -1, 1]) places.push([x + right * half, y + up * size * 0.8]);
        places.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
        const boxed = places.map(([a, b]) => [a, b, [a - half - 1, b - size / 2, a + half + 1, b + size / 2]]);
        const free = boxed.find(([, , box]) => !taken.some((other) => meets(box, other)));
        // a prefecture keeps its name, over dots where there is no room
        const found = free ?? (county ? null : boxed.find(([, , box]) => !drawn.some((one) => meets(box, one.box))));
        if (!found) continue;
        taken.push(found[2]);
        drawn.push({ box: found[2], text: element("text", {
          x: found[0].toFixed(1), y: found[1].toFixed(1), "font-size": size, fill: county ? colours.muted : colours.ink,
          "font-weight": county ? 400 : 700, stroke: colours.surface, "stroke-width": 3,
        }, name) });
      }
    }
    this.names.replaceChildren(...drawn.map((one) => one.text));
  }

  // ---- what the reader does
  makeButtons() {
    const does = { nearer: () => this.zoom(1.6), farther: () => this.zoom(1 / 1.6), all: () => this.all() };
    const signs = { nearer: "+", farther: "−", all: "" };
    for (const [name, act] of Object.entries(does)) {
      const button = html("button", { type: "button", textContent: signs[name] });
      button.dataset.does = name;
      button.addEventListener("click", act);
      this.buttons.append(button);
    }
  }

  all() {
    this.moved = true;
    this.fit(this.data.whole);
  }

  listen() {
    const { svg } = this;
    svg.addEventListener("wheel", (event) => {
      if (event.ctrlKey || !svg.contains(document.activeElement)) return; // the page scrolls
      event.preventDefault();
      this.zoom(2 ** (-event.deltaY / (event.deltaMode ? 12 : 360)), this.pixel(event));
    }, { passive: false });
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.release(event));
    svg.addEventListener("pointerleave", () => (this.tip.hidden = true));
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("focusin", (event) => {
      const point = this.pointOf(event.target);
      if (point && event.target.matches(":focus-visible")) this.tell(point, this.at(point));
    });
    svg.addEventListener("focusout", () => (this.tip.hidden = true));
  }

  pixel(event) {
    const { left, top } = this.svg.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  press(event) {
    if (event.button) return;
    this.fingers.set(event.pointerId, this.pixel(event));
    if (this.fingers.size === 1) this.pressed = { at: this.pixel(event), dragged: false };
  }

  move(event) {
    const now = this.pixel(event);
    const before = this.fingers.get(event.pointerId);
    if (!before) return this.hover(event, now);
    if (this.fingers.size === 2) this.pinch(event.pointerId, now);
    else if (this.pressed.dragged || Math.hypot(now[0] - this.pressed.at[0], now[1] - this.pressed.at[1]) > 4) {
      if (!this.pressed.dragged) this.svg.setPointerCapture(event.pointerId);
      this.pressed.dragged = true;
      this.tip.hidden = true;
      this.svg.classList.add("dragged");
      this.pan(now[0] - before[0], now[1] - before[1]);
    } else return;
    this.fingers.set(event.pointerId, now);
  }

  pinch(finger, now) {
    this.pressed.dragged = true;
    const [, still] = [...this.fingers].find(([id]) => id !== finger);
    const [before] = [...this.fingers].filter(([id]) => id === finger).map(([, at]) => at);
    const apart = (a) => Math.max(Math.hypot(a[0] - still[0], a[1] - still[1]), 8);
    this.zoom(apart(now) / apart(before), [(now[0] + still[0]) / 2, (now[1] + still[1]) / 2]);
  }

  release(event) {
    const known = this.fingers.delete(event.pointerId);
    this.svg.classList.remove("dragged");
    if (!known || event.type === "pointercancel" || this.pressed.dragged || this.fingers.size) return;
    this.choose(this.nearest(this.pixel(event), REACH[event.pointerType] ?? 4), event);
  }

  nearest([x, y], reach) {
    const far = (point) => {
      const [left, top] = this.at(point);
      return Math.hypot(left - x, top - y) - point.r;
    };
    // of several under the pointer the smallest, which lies on top
    const near = this.points.map((point) => [Math.max(far(point), 0), point.r, point]).filter(([d]) => d <= reach);
    return near.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0]?.[2];
  }

  choose(point, event) {
    if (point) {
      this.ring(point);
      this.tell(point, this.at(point));
      this.send("zone", { id: point.id });
      return;
    }
    const area = this.data.areas?.[event?.target?.dataset?.id];
    if (area) return this.tell(area, this.pixel(event));
    this.tip.hidden = true;
    if (this.points.some((one) => one.s) || this.dots.querySelector(".ring")) {
      this.ring(undefined);
      this.send("zone", { id: "" });
    }
  }

  hover(event, now) {
    if (event.pointerType === "touch") return;
    const point = this.nearest(now, REACH.mouse);
    this.svg.style.cursor = point ? "pointer" : "";
    const told = point ?? this.data.areas?.[event.target.dataset?.id];
    if (told) this.tell(told, point ? this.at(point) : now);
    else this.tip.hidden = true;
  }

  tell(told, [x, y]) {
    this.tip.replaceChildren(html("b", { textContent: told.n }), told.t);
    this.tip.hidden = false;
    const { offsetWidth: wide, offsetHeight: tall } = this.tip;
    const left = x + 14 + wide > this.width ? x - 14 - wide : x + 14;
    this.tip.style.left = `${Math.max(2, Math.min(left, this.width - wide - 2))}px`;
    this.tip.style.top = `${Math.max(2, Math.min(y - tall / 2, this.height - tall - 2))}px`;
  }

  pointOf(target) {
    const id = target.closest?.(".dot")?.dataset.id;
    return id === undefined ? undefined : this.points.find((point) => point.id === id);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const point = this.pointOf(event.target);
    const way = arrows[event.key];
    if (way && point) this.next(point, way);
    else if (way) this.pan(60 * way[0], 60 * way[1]);
    else if (point && (event.key === "Enter" || event.key === " ")) this.choose(point);
    else if (event.key === "+" || event.key === "=") this.zoom(1.6);
    else if (event.key === "-") this.zoom(1 / 1.6);
    else if (event.key === "0") this.all();
    else if (event.key === "Escape") this.tip.hidden = true;
    else return;
    event.preventDefault();
  }

  // from dot to dot in the direction of the arrow
  next(point, [left, up]) {
    const [x, y] = this.at(point);
    const ahead = this.points
      .filter((other) => other !== point)
      .map((other) => {
        const [a, b] = this.at(other);
        const along = (x - a) * left + (y - b) * up;
        const aside = Math.abs((x - a) * up) + Math.abs((y - b) * left);
        return [along + 2 * aside, along, other];
      })
      .filter(([, along]) => along > 0)
      .sort((a, b) => a[0] - b[0])[0]?.[2];
    if (!ahead) return;
    for (const [id, dot] of this.drawn) dot.setAttribute("tabindex", id === ahead.id ? "0" : "-1");
    this.drawn.get(ahead.id).focus();
  }
}
