/* What Decap is told before it begins: how records are read and written so that `check` accepts them, in Swedish.
   Texts stay as they were typed, as for the generator. Lines of what nobody changed stay as they are, comments too;
   what was changed is written as editors write it. */
'use strict';
window.CMS_MANUAL_INIT = true;

const SOURCE = '#'; // the key under which a record carries the text of its file; no record has such a key
const WIDTH = 100;
const PLAIN = /^(?:\p{L}[^\n\t:#[\]{},&*!|>'"%@`\\]*|\d{4}-\d\d(?:-\d\d)?|https?:\/\/[^\s#,[\]{}]+)$/u;
const PLAIN_IN_ROW = /^\p{L}[^\n\t:#"'\\]*$/u; // where no bracket is around it, more may stand as it is
const GUESSED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const KEY = /^([A-Za-z_][\w-]*):(?=\s|$)/;

// -- reading ------------------------------------------------------------------------------------

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Return a value with booleans and numbers where a form's control wants them; the rest is text. */
function typed(value, field) {
  if (!field) return value;
  if (Array.isArray(value)) {
    const row = field.fields ? { fields: field.fields } : field.field;
    return value.map(item => typed(item, row));
  }
  if (isObject(value)) {
    const fields = new Map((field.fields || []).map(inner => [inner.name, inner]));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typed(inner, fields.get(key))]));
  }
  if (field.widget === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (field.widget === 'number') return value.trim() !== '' && !isNaN(value) ? Number(value) : value;
  return value;
}

function parsed(text, fields) {
  const tree = jsyaml.load(text, { schema: jsyaml.FAILSAFE_SCHEMA });
  return typed(tree, { fields });
}

/** Return what was filled in: an empty text, list or group says nothing. Keep true and false. */
function filled(value) {
  if (Array.isArray(value)) return value.map(filled).filter(item => !isEmpty(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).map(([key, inner]) => [key, filled(inner)]);
  return Object.fromEntries(kept.filter(([, inner]) => !isEmpty(inner)));
}

function isEmpty(value) {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}

// -- the lines of a file ------------------------------------------------------------------------

/** Return the lines of each key at the top of a file, with the comments before it, and what comes last. */
function blocksOf(text) {
  const blocks = new Map();
  if (!text) return { blocks, last: [] };
  let waiting = [];
  let current = null;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const key = KEY.exec(line);
    if (key) {
      current = { before: waiting, lines: [line] };
      blocks.set(key[1], current);
      waiting = [];
    } else if (!current || /^(#|\s*$)/.test(line)) {
      waiting.push(line);
    } else {
      current.lines.push(...waiting, line);
      waiting = [];
    }
  }
  return { blocks, last: waiting };
}

/** Return the lines of each row of a list below its key, with the comments before it, and what comes last.
    There are no rows when the list is written in another way. */
function rowsOf(lines) {
  const first = lines.slice(1).map(line => /^( *)- /.exec(line)).find(Boolean);
  const rows = [];
  let waiting = [];
  if (!first || /\S/.test(lines[0].replace(KEY, ''))) return { rows, last: waiting };
  for (const line of lines.slice(1)) {
    const indent = line.search(/\S/);
    if (line.startsWith(`${first[1]}- `)) {
      rows.push({ before: waiting, lines: [line] });
      waiting = [];
    } else if (!rows.length || (line[indent] === '#' && indent <= first[1].length)) {
      waiting.push(line);
    } else {
      rows[rows.length - 1].lines.push(...waiting, line);
      waiting = [];
    }
  }
  return { rows, last: waiting };
}

/** Return the keys of a record in the order of the file; those that are new come where the form has them. */
function ordered(record, former, fields) {
  const names = fields.map(field => field.name);
  const keys = Object.keys(former).filter(key => key in record);
  for (const key of [...names, ...Object.keys(record)]) {
    if (!(key in record) || keys.includes(key)) continue;
    const earlier = names.slice(0, Math.max(0, names.indexOf(key))).reverse().find(name => keys.includes(name));
    if (names.includes(key)) keys.splice(earlier ? keys.indexOf(earlier) + 1 : 0, 0, key);
    else keys.push(key);
  }
  return keys;
}

// -- writing ------------------------------------------------------------------------------------

function scalar(value, plain = PLAIN) {
  if (typeof value !== 'string') return String(value);
  const asItIs = (PLAIN.test(value) || plain.test(value)) && !GUESSED.test(value) && value === value.trim();
  return asItIs ? value : JSON.stringify(value);
}

const inRow = value => scalar(value, PLAIN_IN_ROW);

/** Return a value on one line, as in {max: 25}. */
function inOne(value) {
  if (Array.isArray(value)) return `[${value.map(inOne).join(', ')}]`;
  if (!isObject(value)) return scalar(value);
  return `{${Object.entries(value).map(([key, inner]) => `${key}: ${inOne(inner)}`).join(', ')}}`;
}

const isShort = value => !isObject(value) && !Array.isArray(value);

function isInOne(value) {
  if (Array.isArray(value)) return value.every(item => isShort(item) && !/\s/.test(String(item)));
  return Object.values(value).every(isShort);
}

function wrapped(text, width) {
  const rows = [''];
  for (const word of text.split(' ')) {
    const row = rows[rows.length - 1];
    if (row && row.length + 1 + word.length > width) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows;
}

/** Return the lines of a key with its value, so far in. */
function entry(key, value, indent, fields) {
  const space = ' '.repeat(indent);
  if (!isShort(value)) {
    const line = `${space}${key}: ${inOne(value)}`;
    if (isInOne(value) && line.length <= WIDTH) return [line];
    const inner = Array.isArray(value) ? listed(value, indent + 2, fields) : grouped(value, indent + 2, fields);
    return [`${space}${key}:`, ...inner];
  }
  const line = `${space}${key}: ${inRow(value)}`;
  const folds = typeof value === 'string' && !/\n|\s\s|^\s|\s$/.test(value);
  if (line.length <= WIDTH || !folds || !value.includes(' ')) return [line];
  return [`${space}${key}: >-`, ...wrapped(value, WIDTH - indent - 2).map(row => `${space}  ${row}`)];
}

const innerOf = (fields, key) => ((fields || []).find(field => field.name === key) || {}).fields || [];

function grouped(value, indent, fields) {
  return inOrder(value, fields).flatMap(key => entry(key, value[key], indent, innerOf(fields, key)));
}

/** Return the keys of a group in the order of the form; others come last. */
function inOrder(value, fields) {
  const names = (fields || []).map(field => field.name);
  const known = names.filter(name => name in value);
  return [...known, ...Object.keys(value).filter(key => !names.includes(key))];
}

function listed(value, indent, fields) {
  return value.flatMap(item => row(item, indent, fields));
}

function row(item, indent, fields) {
  const space = ' '.repeat(indent);
  if (isShort(item)) return [`${space}- ${inRow(item)}`];
  if (Array.isArray(item)) return [`${space}- ${inOne(item)}`];
  const [first, ...rest] = grouped(item, indent + 2, fields);
  return [`${space}- ${first.slice(indent + 2)}`, ...rest];
}

/** Return the lines of a list of which some rows are as they were: those keep their lines, and all their comments. */
function mended(key, value, former, lines, fields) {
  const { rows, last } = rowsOf(lines);
  if (!Array.isArray(former) || rows.length !== former.length || !value.length) return entry(key, value, 0, fields);
  const indent = rows[0].lines[0].indexOf('- ');
  const left = former.map((item, index) => ({ item, index }));
  const kept = value.map(item => {
    const at = left.findIndex(old => same(old.item, item));
    return at < 0 ? null : left.splice(at, 1)[0].index;
  });
  const written = value.flatMap((item, index) => {
    if (kept[index] !== null) return [...rows[kept[index]].before, ...rows[kept[index]].lines];
    const mine = left.some(old => old.index === index) ? rows[index].before : [];
    return [...mine, ...row(item, indent, fields)];
  });
  return [lines[0], ...written, ...last];
}

/** Return the text of a record's file: what was not changed has the lines that it had. */
function written(data, fields, firstLine) {
  const source = data[SOURCE] || '';
  const former = source ? parsed(source, fields) : {};
  const record = filled(Object.fromEntries(Object.entries(data).filter(([key]) => key !== SOURCE)));
  const { blocks, last } = blocksOf(source);
  const lines = ordered(record, former, fields).flatMap(key => {
    const block = blocks.get(key);
    if (!block) return entry(key, record[key], 0, innerOf(fields, key));
    if (same(filled(former[key]), record[key])) return [...block.before, ...block.lines];
    const value = record[key];
    const inner = innerOf(fields, key);
    const changed = Array.isArray(value) ? mended(key, value, former[key], block.lines, inner) : entry(key, value, 0, inner);
    return [...block.before, ...changed];
  });
  const head = lines[0] && lines[0].startsWith('#') ? [] : [firstLine];
  return [...head, ...lines, ...last].join('\n') + '\n';
}

// -- what must not be half -----------------------------------------------------------------------

/** Return what is missing in groups that may be left out but were begun, as paths. */
function missing(value, fields, path) {
  return fields.flatMap(field => {
    const inner = value[field.name];
    const here = [...path, field.name];
    if (isEmpty(inner)) return field.needed && path.length ? [here.join(' › ')] : [];
    if (!field.fields) return [];
    if (Array.isArray(inner)) return inner.flatMap(item => missing(item, field.fields, here));
    return isObject(inner) ? missing(inner, field.fields, here) : [];
  });
}

// -- beginning ----------------------------------------------------------------------------------

function fieldsOf(collection) {
  return collection.fields || collection.files[0].fields;
}

function formatOf(collection) {
  const fields = fieldsOf(collection);
  return {
    fromFile: text => ({ ...parsed(text, fields), [SOURCE]: text }),
    toFile: data => written(data, fields, collection.first_line),
  };
}

function refuseHalf(config) {
  return ({ entry }) => {
    const collection = config.collections.find(one => one.name === entry.get('collection'));
    const data = filled(entry.get('data').toJS());
    const holes = collection ? missing(data, fieldsOf(collection), []) : [];
    if (!holes.length) return;
    const refusal = new Error(`fyll i ${holes.join(', ')}, eller töm hela gruppen`);
    refusal.name = ''; // Decap shows it as a sentence, with the name of the error before it
    throw refusal;
  };
}

/** Have Swedish sentences that say how to write, where Decap's name the pattern, and what it has in English alone. */
function speakSwedish() {
  const words = CMS.getLocale('sv');
  const { editorWidgets, editorControlPane, editorControl, editorToolbar } = words.editor;
  editorControlPane.widget.regexPattern = '%{fieldLabel}: %{pattern}.';
  editorControl.field.optional = 'valfritt';
  editorControl.field.widgetLabel = 'fältet %{widgetLabel}';
  editorWidgets.list = { add: 'Lägg till %{item}', addType: 'Lägg till %{item}' };
  editorWidgets.object = { expand: 'Öppna', collapse: 'Fäll ihop' };
  Object.assign(editorWidgets.datetime, { now: 'I dag', setToNow: 'Sätt %{fieldLabel} till i dag' });
  editorToolbar.statusInfoTooltipDraft = 'Ett utkast; välj “Under granskning” när någon annan ska läsa det';
  editorToolbar.statusInfoTooltipInReview = 'Granskas; det går att ändra under tiden';
  words.collection.collectionTop.newButton = '+ %{collectionLabel}';
  Object.assign(words.collection.collectionTop, { viewAsList: 'Visa som lista', viewAsGrid: 'Visa som rutor' });
  words.collection.entries.unpublishedHeader = 'Inte publicerade';
  words.ui.settingsDropdown.account = 'Kontot';
  CMS.registerLocale('sv', words);
}

async function begin() {
  const answer = await fetch('config.yml', { cache: 'no-store' });
  const config = jsyaml.load(await answer.text());
  speakSwedish();
  // Pictures come into the project by hand, after `cli.py clean-pictures`: there is no library.
  CMS.registerMediaLibrary({ name: 'none', init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
  for (const collection of config.collections) {
    CMS.registerCustomFormat(collection.format, 'yml', formatOf(collection));
  }
  CMS.registerEventListener({ name: 'preSave', handler: refuseHalf(config) });
  CMS.init({ config: { ...config, load_config_file: false } });
}

window.addEventListener('load', begin);
