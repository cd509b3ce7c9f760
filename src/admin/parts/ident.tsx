/** An id, a topic, an address: text that must be read letter by letter. */
export function Ident({ children }: { readonly children: string }) {
  return <span className="ident">{children}</span>
}
