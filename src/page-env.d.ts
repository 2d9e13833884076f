interface ImportMetaEnv {
  /** Address of the folder that the build is made for, ending in a slash; null: not known. */
  readonly PUBLIC_URL: string | null;
}
