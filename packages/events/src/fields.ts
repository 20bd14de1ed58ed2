import { z } from 'zod';

/** An id of the graph, whatever its UUID version. */
export const id = z.guid();
/** ISO 8601 instant. */
export const instant = z.iso.datetime({ offset: true });
/** ISO 8601 calendar day. */
export const day = z.iso.date();
/** Whole rupees, never paise and never a float. */
export const rupees = z.number().int().nonnegative();
export const count = z.number().int().nonnegative();
/** A score or its bound. */
export const score = z.number().min(0).max(100);
export const projectReraNumber = z.string().regex(/^P(\d{11}|[A-Z]\d{13})$/);
export const agentReraNumber = z.string().regex(/^A\d{11}$/);
export const pinCode = z.string().regex(/^[1-9]\d{5}$/);
/** A stable upper-case code, such as a reason or a document type. */
export const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
export const latitude = z.number().min(-90).max(90);
export const longitude = z.number().min(-180).max(180);
