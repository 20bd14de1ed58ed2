import { PDFDocument, StandardFonts } from 'pdf-lib';

export const CERTIFICATE = [
  'Registration Certificate of Project, Form C',
  'This registration is granted to project P51800001234, Sahyadri Hieghts Phase II',
  'of Sahyadri Realty Private Limited, PAN AAACS1234F, GSTIN 27AAACS1234F1ZS',
  'Date of issue: 14/03/2024. The registration shall be valid until 31 December 2027.',
];

export async function pdfOf(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage();
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 40, y: 780 - 24 * at, size: 12, font });
  return document.save();
}
