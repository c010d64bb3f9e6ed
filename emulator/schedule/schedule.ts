/** When something runs. */
export interface Schedule {
  /**
   * The newest run after one time and not after another, all in milliseconds since the epoch.
   *
   * @param after When the schedule began to count.
   */
  lastRun(after: number, until: number): number | undefined;
}
