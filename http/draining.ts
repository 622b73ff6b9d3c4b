let draining = false;

/** From now on this process answers what it is asked, and asks to be asked no more. */
export function beginDraining(): void {
  draining = true;
}

/** Whether this process is about to end. */
export function isDraining(): boolean {
  return draining;
}
