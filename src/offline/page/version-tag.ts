/** The tag in which a build says its version; null on the development server. */
export const versionTag = (): HTMLMetaElement | null => document.querySelector('meta[name=sgdscope-version]');
