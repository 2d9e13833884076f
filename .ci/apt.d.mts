export function canInstallPackages(): boolean;
