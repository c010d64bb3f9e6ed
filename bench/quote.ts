import { writeQuotes } from './quotes.ts';

// Run by hand: node bench/quote.ts
writeQuotes();
