import ts from 'typescript';
import type { Mutant } from './mutant.js';
import { changesOf } from './operators.js';

/** Every mutant of a file, in its order. What is a type, an import, a decorator or a key of an object has none. */
export function findMutants(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isLeftAlone(node)) return;
    for (const { operator, node: changed, replacement } of changesOf(node)) {
      const start = changed.getStart(source);
      mutants.push({ ...placeOf(source, file, start, changed.end), operator, replacement });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The one mutant that replaces a text which occurs once in the file. */
export function namedMutant(file: string, text: string, original: string, replacement: string): Mutant {
  const start = text.indexOf(original);
  if (start < 0 || text.indexOf(original, start + 1) >= 0)
    throw new Error(`${file} does not hold this text exactly once: ${original}`);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
  return { ...placeOf(source, file, start, start + original.length), operator: 'named', replacement };
}

function placeOf(source: ts.SourceFile, file: string, start: number, end: number) {
  const { line } = source.getLineAndCharacterOfPosition(start);
  const lineText = (source.text.split('\n')[line] ?? '').trim();
  return { file, start, end, original: source.text.slice(start, end), line: line + 1, lineText };
}

function isLeftAlone(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isDecorator(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return (ts.isPropertyName(node) && isNameOf(node)) || false;
}

function isNameOf(node: ts.Node): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) || ts.isClassElement(parent)) && parent.name === node;
}
