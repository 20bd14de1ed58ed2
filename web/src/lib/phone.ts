/** A number as it was typed in E.164; ten digits are an Indian one. */
export function withCountry(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return /^\d{10}$/.test(digits) ? `+91${digits}` : digits;
}
