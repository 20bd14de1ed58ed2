/** A ref for what takes the place of the control that was pressed: who works by keyboard or by ear goes on from there. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
