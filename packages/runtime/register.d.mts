/** TypeScript as the JavaScript that Node runs, with its source map. */
export function compileTypeScript(source: string, filename: string): string;
