/** A message that is being written about a home: kept in this tab while a sign-in or a reload is between. */
export function keptDraft(listingId: string) {
  const name = `propmubi-enquiry-${listingId}`;
  return {
    read: () => sessionStorage.getItem(name) ?? '',
    keep: (message: string) => sessionStorage.setItem(name, message),
    forget: () => sessionStorage.removeItem(name),
  };
}
