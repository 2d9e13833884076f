/** A number with so many decimals and a true minus, for remarks: "−0.37". */
export const fixedText = (value: number, decimals: number) => value.toFixed(decimals).replace('-', '−');
