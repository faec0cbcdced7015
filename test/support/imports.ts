import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Relative to `src`, with slashes. */
  name: string;
  text: string;
  imports: {
    from: string;
    typeOnly: boolean;
    /** Relative to `src` for our own files, else null. */ target: string | null;
  }[];
}

const SRC = path.resolve(__dirname, '../../src');

/** Every source file but what Prisma generates. */
export function readSources(): SourceFile[] {
  return readdirSync(SRC, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated/'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(SRC, name), 'utf8');
      return { name, text, imports: readImports(name, text) };
    });
}

function readImports(name: string, text: string): SourceFile['imports'] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, false);
  const imports: SourceFile['imports'] = [];
  const add = (from: string, typeOnly: boolean) => {
    const target = from.startsWith('.') ? path.posix.join(path.posix.dirname(name), from) : null;
    imports.push({ from, typeOnly, target });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnly(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments;
      if (from && ts.isStringLiteral(from)) add(from.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((one) => one.isTypeOnly)
  );
}
