/** What happened, for those who cannot see it happen. Keep it in place: screen readers notice changes only. */
export function Announcement({ children }: { children: string }) {
  return <output className="visually-hidden">{children}</output>;
}
