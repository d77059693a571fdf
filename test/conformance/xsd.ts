/** Intuit's schemas of QuickBooks: which fields a kind of record has, and what may stand in each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A complex type: fields of those it extends are among its own. */
export type XsdType = {
  readonly fields: ReadonlyMap<string, XsdField>;
  /** The type of its text, where it has one besides attributes: `value` in JSON. */
  readonly text?: string;
  /** Anything may stand in it. */
  readonly isOpen: boolean;
};

export type XsdField = {
  readonly type: string;
  readonly isMany: boolean;
};

export type Xsd = {
  type(name: string): XsdType | undefined;
  /** The readings that a simple type allows; `undefined` where it is no list of them. */
  words(name: string): ReadonlySet<string> | undefined;
  /** What a simple type restricts in the end: `decimal`, `string`, … */
  basis(name: string): string;
};

/** Reads all schemas of the folder, or gives `null` where they are not at hand: they are Intuit's, and not kept here. */
export function openXsd(folder: URL): Xsd | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.xsd'));
  if (files.length === 0) return null;
  return readXsd(files.map((name) => readFileSync(new URL(name, folder), 'utf8')));
}

type Tag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Tag[];
};

export function readXsd(sources: readonly string[]): Xsd {
  const tops = sources.flatMap((source) => treeOf(source).children.flatMap(({ children }) => children));
  const named = (kind: string) =>
    new Map(tops.filter(({ name }) => name === kind).map((tag) => [tag.attributes.name ?? '', tag]));
  const schema: Schema = {
    complex: named('complexType'),
    simple: named('simpleType'),
    elements: named('element'),
    groups: named('group'),
    inline: new Map(),
  };
  const known = new Map<string, XsdType | undefined>();
  const type = (name: string): XsdType | undefined => {
    if (!known.has(name)) {
      const tag = schema.complex.get(name) ?? schema.inline.get(name);
      known.set(name, tag && typeOf(schema, tag, type));
    }
    return known.get(name);
  };
  return { type, words: (name) => wordsOf(schema, name), basis: (name) => basisOf(schema, name) };
}

type Schema = {
  readonly complex: ReadonlyMap<string, Tag>;
  readonly simple: ReadonlyMap<string, Tag>;
  readonly elements: ReadonlyMap<string, Tag>;
  readonly groups: ReadonlyMap<string, Tag>;
  /** Types without a name, under names of ours. */
  readonly inline: Map<string, Tag>;
};

/** Tags without their text, which in these files only documents. */
function treeOf(source: string): Tag {
  const root: Tag = { name: '', attributes: {}, children: [] };
  const open = [root];
  const tags = source.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(/<(\/?)(?:\w+:)?(\w+)([^>]*?)(\/?)>/g);
  for (const [, isEnd, name = '', rest = '', isEmpty] of tags) {
    if (isEnd) {
      open.pop();
      continue;
    }
    const pairs = [...rest.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const tag: Tag = { name, attributes: Object.fromEntries(pairs), children: [] };
    open.at(-1)?.children.push(tag);
    if (!isEmpty) open.push(tag);
  }
  return root;
}

const plainName = (name = ''): string => name.slice(name.indexOf(':') + 1);

function typeOf(schema: Schema, tag: Tag, type: (name: string) => XsdType | undefined): XsdType {
  const fields = new Map<string, XsdField>();
  let text: string | undefined;
  let isOpen = false;
  const visit = (at: Tag, isMany: boolean): void => {
    const many = isMany || isRepeated(at);
    if (at.name === 'extension' || at.name === 'restriction') {
      const base = plainName(at.attributes.base);
      const under = type(base);
      for (const [name, field] of under?.fields ?? []) fields.set(name, field);
      text ??= under?.text ?? (schema.complex.has(base) ? undefined : base);
      isOpen ||= under?.isOpen ?? false;
    }
    if (at.name === 'any') isOpen = true;
    if (at.name === 'attribute') fields.set(at.attributes.name ?? '', fieldOf(schema, at, false));
    if (at.name === 'element') {
      for (const [name, field] of elementsOf(schema, at, many)) fields.set(name, field);
      return;
    }
    const group = at.name === 'group' ? schema.groups.get(plainName(at.attributes.ref)) : undefined;
    for (const child of group?.children ?? at.children) visit(child, many);
  };
  for (const child of tag.children) visit(child, false);
  return { fields, isOpen, ...(text !== undefined && { text }) };
}

const isRepeated = ({ attributes: { maxOccurs = '1' } }: Tag): boolean =>
  maxOccurs !== '1' && maxOccurs !== '0';

/** An element that is only referred to stands for itself, and for all that may stand in its place. */
function elementsOf(schema: Schema, tag: Tag, isMany: boolean): readonly (readonly [string, XsdField])[] {
  const { ref, name = '' } = tag.attributes;
  if (ref === undefined) return [[name, fieldOf(schema, tag, isMany)]];
  const referred = plainName(ref);
  const instead = [...schema.elements.values()].filter(
    ({ attributes }) => plainName(attributes.substitutionGroup) === referred,
  );
  const own = schema.elements.get(referred);
  return [...(own ? [own] : []), ...instead].map((element) => [
    element.attributes.name ?? '',
    fieldOf(schema, element, isMany),
  ]);
}

function fieldOf(schema: Schema, tag: Tag, isMany: boolean): XsdField {
  const inline = tag.children.find(({ name }) => name === 'complexType');
  if (inline === undefined)
    return { type: plainName(tag.attributes.type ?? 'anyType'), isMany: isMany || isRepeated(tag) };
  const own = `(${tag.attributes.name} ${schema.inline.size})`;
  schema.inline.set(own, inline);
  return { type: own, isMany: isMany || isRepeated(tag) };
}

function wordsOf(schema: Schema, name: string): ReadonlySet<string> | undefined {
  const restriction = schema.simple.get(name)?.children.find((child) => child.name === 'restriction');
  const words = (restriction?.children ?? [])
    .filter((child) => child.name === 'enumeration')
    .map(({ attributes }) => attributes.value ?? '');
  return words.length > 0 ? new Set(words) : undefined;
}

function basisOf(schema: Schema, name: string): string {
  const restriction = schema.simple.get(name)?.children.find((child) => child.name === 'restriction');
  return restriction ? basisOf(schema, plainName(restriction.attributes.base)) : name;
}
