"""Questions to a loaded page, asked in its own language: JavaScript."""

# Every text that sticks out of the screen or of a box that cuts it off. Measured on the text itself:
# a box can be narrow enough and its longest word not.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth, found = new Set();
  if (document.documentElement.scrollWidth > wide) found.add('the page scrolls sideways');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = new Range();
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement, words = texts.currentNode.data.trim();
    if (!words || el.closest('.v, #z, .md-skip, [hidden], script, style')) continue;
    range.selectNodeContents(texts.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const name = `${el.nodeName.toLowerCase()}: ${words.slice(0, 60)}`;
    if (boxes.some(box => box.right > wide + 0.5 || box.left < -0.5)) found.add('out of sight ' + name);
    if (getComputedStyle(el).overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 1)
      found.add('cut off ' + name);
  }
  return [...found];
}"""

# Links of a kind whose area is smaller than a finger.
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(el => el.getClientRects().length)
  .map(el => [el, el.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([el, box]) => `${el.textContent.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`)"""

# Whether the point in the middle of an element's first box shows that element.
WHOLLY_SEEN = """(selector) => [...document.querySelectorAll(selector)].map(el => {
  const box = el.getBoundingClientRect(), line = el.getClientRects()[0];
  if (!line) return [el.textContent.trim(), 'not shown'];
  const hit = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  const clear = hit && (el.contains(hit) || hit.contains(el) && !hit.matches('html, body, main, header'));
  const fault = `bottom ${Math.round(box.bottom)}, over it ${hit && hit.nodeName}`;
  return [el.textContent.trim(), inside && clear ? '' : fault];
}).filter(([, fault]) => fault)"""

# Where the focus is, and what hides it.
FOCUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const line = el.getClientRects()[0], bar = document.querySelector('.bar');
  const name = el.nodeName.toLowerCase() + ' ' + (el.textContent || el.id || el.value).trim().slice(0, 30);
  if (!line) return [name, 'has no box'];
  const shape = el.getBoundingClientRect(), cover = bar.getBoundingClientRect();
  const x = line.left + line.width / 2, y = line.top + line.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit) return [name, `is out of sight at ${Math.round(y)}`];
  const label = el.labels && el.labels[0];
  if (!(el === hit || el.contains(hit) || label && label.contains(hit)))
    return [name, 'is under ' + hit.nodeName + '.' + hit.className];
  const over = Math.min(shape.bottom, cover.bottom) - Math.max(shape.top, cover.top);
  if (!bar.contains(el) && over > 1) return [name, `has ${Math.round(over)} px under the bar`];
  return [name, ''];
}"""

# Every text of the page that cannot be read: without a box, invisible, or with another text across it.
# Texts for screen readers alone, and a filter that an engine cannot offer, are left out.
UNREADABLE = """() => {
  const filter = document.getElementById('filter'), found = [], lines = [], range = new Range();
  const gone = filter && !filter.getClientRects().length;
  const left = '.v, #z, .md-skip, script, style' + (gone ? ', #filter' : '');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement, words = texts.currentNode.data.trim().slice(0, 40);
    if (!words || el.closest(left)) continue;
    range.selectNodeContents(texts.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const style = getComputedStyle(el);
    if (!boxes.length || style.visibility !== 'visible' || style.opacity === '0')
      found.push('not shown: ' + words);
    // The middle of a line: its upper and lower parts may reach into the lines beside it.
    for (const box of boxes) {
      const y = (box.top + box.bottom) / 2, part = box.height / 5;
      lines.push({top: y - part, bottom: y + part, left: box.left + 1, right: box.right - 1, words});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, number) => {
    for (let next = number + 1; next < lines.length && lines[next].top < one.bottom; next++) {
      const other = lines[next];
      if (other.left < one.right && one.left < other.right)
        found.push(one.words + ' lies across ' + other.words);
    }
  });
  return found;
}"""
