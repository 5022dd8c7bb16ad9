/* What a help page adds when scripts run: what is open now, and on the finder the rows in the order that is
   seen. ES5; with exit.js at most 3 KB after the build has shortened both. Without it the page is whole. It
   stands beside exit.js where a page must be small, for zlib looks back 32 KB, and begins when all is there. */
onload = function () {
  var d = document, main = one('main'), data = main.dataset, list = one('.l'),
    told = one('#z'), best = list, rows, key, was, now;

  function one(css, row) { return (row || d).querySelector(css); }
  function all(css) { return [].slice.call(d.querySelectorAll(css)); }

  function hits(code, day, min) {
    return code.split(';').some(function (group) {
      group = group.split(',');
      // The days themselves are no span, for they have no end.
      return ~group[0].indexOf(day) && group.some(function (span) {
        span = span.split('-');
        return min >= span[0] & min < span[1];
      });
    });
  }

  // By Stockholm's clock, whatever the phone says. 0 closed, 1 open, 2 unknown.
  function state(code) {
    if (code == '*') return 1;
    // Summer time begins and ends at 01:00 UTC on the last Sunday of March (5) and of October (19).
    var at = Date.now(), t = new Date(at - 36e5),
      half = 2 * t.getUTCMonth() + (t.getUTCDate() - t.getUTCDay() > 24);
    t = new Date(at + (half > 4 & half < 19 ? 72e5 : 36e5));
    var date = t.toISOString().slice(2, 10), day = t.getUTCDay() || 7, min = t / 6e4 % 1440;
    // “!” and “?” are no digits, and only “!” comes before them: holidays have times of their own, or none.
    return date > data.d ? 2 : data.d.indexOf(date) > 0 & isNaN(code[0]) ?
      code < '0' ? +hits(code, 0, min) : 2 :
      hits(code, day, min) | hits(code, day - 1 || 7, min + 1440);
  }

  // 0 open, 1 probably, 2 unknown, 3 closed. “~” stands before hours that may have changed. A row is as open as
  // its first contact.
  function clock() {
    all('[data-h]').reverse().forEach(function (el) {
      var code = el.dataset.h, doubt = code > '~', at = [3, +doubt, 2][state(code.slice(doubt))];
      el.lastChild.textContent = data.w.split('|')[at + (at > 2 & doubt)];
      el.className = el.parentNode.parentNode.dataset.n = 'n' + at;
    });
  }

  // The rows that can be seen and have something, in their order.
  function seen(css) {
    return rows.sort(function (a, b) { return a.offsetTop - b.offsetTop; }).filter(function (row) {
      return row.offsetWidth && one(css, row);
    });
  }

  // Puts the rows as they are seen, for whoever hears them, and says the best. The best is the first that can be reached: by its
  // drawing of a phone or a bubble, without her voice a bubble. Where nobody as near as the first row can be, it
  // is the best to talk with (n2).
  function show() {
    var need = one('[name=n]:checked'), person = one('#c5:checked,#sc:checked') ? '.u svg' : 'svg';
    best.removeAttribute('id');
    seen('*').forEach(list.appendChild, list);
    best = seen(person)[0];
    if (getComputedStyle(best).order - getComputedStyle(seen('p')[0]).order > 4e6) {
      one('#n2').checked = 1;
      best = seen(person)[0];
      need.checked = 1;
    }
    best.id = 'b';
    list.insertBefore(best, list.firstChild);
    told.textContent = best.firstChild.textContent;
    was = now;
    now = one('#f').offsetTop;
  }

  clock();
  setInterval(clock, 6e4);
  if (list) {
    rows = all('.r,.ln,.hm');
    main.className = 'j';
    // The first screen is as the server made it; what is seen first waits for nothing more.
    one('#s0:checked') || show();
    d.onreset = function () { setTimeout(show); };
    d.onkeydown = function (e) { key = e.keyCode > 36; };
    // Arrows walk through the screens: they keep the focus. An answer stays under the finger.
    d.onchange = function (e) {
      show();
      e = one('#v' + e.target.id);
      e ? key || e.focus() : scrollBy(0, now - was);
      key = 0;
    };
  }
};
