/** Something that a column can tell. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly help: string
  /** What a header may call it: lower case, letters and digits only, the likeliest first. */
  readonly names: readonly string[]
}
