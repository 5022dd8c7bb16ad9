/* Says of a line whether somebody answers now, and when it opens: beside what is printed, which stays. ES5.
   `data-week` is a week as `lean.js` reads it, after a “~” where the hours may have changed; `data-said` are the
   sentences and `data-days` the days, parted by “|”. By Stockholm's clock, whatever the phone says. */
(function () {
  var d = document, calendar = d.querySelector('[data-d]'), day = 864e5;
  if (!calendar) return;
  var free = (calendar.getAttribute('data-d') || '').split(' ');

  // Summer time begins and ends at 01:00 UTC on the last Sunday of a month.
  function turn(at, month) {
    var last = new Date(Date.UTC(new Date(at).getUTCFullYear(), month, 31, 1));
    return last - last.getUTCDay() * day;
  }

  function stockholm(at) {
    return new Date(at + (at >= turn(at, 2) && at < turn(at, 9) ? 72e5 : 36e5));
  }

  // The times of a day in minutes, or nothing where nobody knows.
  function spans(code, date) {
    var name = date.toISOString().slice(2, 10), number = date.getUTCDay() || 7, found = [];
    if (name > free[0]) return;
    if (free.indexOf(name) > 0 && isNaN(code[0])) {
      // “!” says closed but for times of day 0, “?” that nobody knows.
      if (code[0] == '?') return;
      number = 0;
    }
    code.replace(/^[!?]/, '').split(';').forEach(function (group) {
      var parts = group.split(',');
      if (parts.shift().indexOf(number) >= 0) parts.forEach(function (part) {
        var ends = part.split('-');
        found.push([+ends[0], +ends[1]]);
      });
    });
    return found.sort(function (a, b) { return a[0] - b[0]; });
  }

  function two(number) { return ('0' + number).slice(-2); }

  // What is so now: 1 open, 0 closed, -1 unknown; and the next opening, by how many days ahead and minute.
  function look(code, now) {
    if (code == '*') return {state: 1};
    var minute = now.getUTCHours() * 60 + now.getUTCMinutes(), today = spans(code, now),
      before = spans(code, new Date(now - day)) || [], state = 0, ahead, next;
    if (!today) return {state: -1};
    today.forEach(function (span) { if (span[0] <= minute && minute < span[1]) state = 1; });
    before.forEach(function (span) { if (minute + 1440 < span[1]) state = 1; });
    for (ahead = 0; ahead < 14 && !state && !next; ahead++) {
      (spans(code, new Date(+now + ahead * day)) || []).forEach(function (span) {
        if (!next && (ahead || span[0] > minute)) next = [ahead, span[0]];
      });
    }
    return {state: state, next: next};
  }

  // The sentences in order: open, closed, perhaps open, perhaps closed, unknown, opens, perhaps opens.
  function sentence(mark) {
    var week = mark.getAttribute('data-week'), doubt = week[0] == '~', now = stockholm(Date.now()),
      seen = look(week.replace('~', ''), now), texts = mark.getAttribute('data-said').split('|'),
      days = mark.getAttribute('data-days').split('|'), next = seen.next, name;
    if (seen.state < 0) return texts[4];
    if (!next) return texts[(seen.state ? 0 : 1) + (doubt ? 2 : 0)];
    name = next[0] < 2 ? days[next[0]] : days[1 + (new Date(+now + next[0] * day).getUTCDay() || 7)];
    return texts[doubt ? 3 : 1] + ' ' +
      texts[doubt ? 6 : 5].replace('#', name).replace('*', two(next[1] / 60 | 0) + ':' + two(next[1] % 60));
  }

  function clock() {
    [].forEach.call(d.querySelectorAll('[data-week]'), function (mark) {
      var said = sentence(mark);
      if (mark.textContent != said) mark.textContent = said;
    });
    [].forEach.call(d.querySelectorAll('[data-weekday]'), function (head) {
      var own = head.getAttribute('data-weekday') == (stockholm(Date.now()).getUTCDay() || 7);
      head.className = own ? 'now' : '';
    });
  }

  clock();
  // Where it stands before what it speaks of.
  d.addEventListener('DOMContentLoaded', clock);
  setInterval(clock, 6e4);
}());
