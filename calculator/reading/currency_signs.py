"""Currency signs and codes as people write them, and the currencies each may stand for.

The likeliest currency of a sign stands first.
"""

from babel.numbers import list_currencies

_SIGNS = {
    "$": "USD CAD AUD NZD HKD SGD TWD MXN CLP COP ARS BBD BMD BND BSD FJD JMD LRD NAD SRD TTD XCD",
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "MX$": "MXN",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY CNY",
    "￥": "JPY CNY",
    "円": "JPY",
    "元": "CNY",
    "₹": "INR",
    "Rs": "INR PKR LKR NPR MUR",
    "Rs.": "INR PKR LKR NPR MUR",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "₴": "UAH",
    "₽": "RUB",
    "฿": "THB",
    "kr": "SEK NOK DKK ISK",
    "kr.": "SEK NOK DKK ISK",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "lei": "RON MDL",
    "лв": "BGN",
    "лв.": "BGN",
    "Fr": "CHF",
    "Fr.": "CHF",
    "SFr": "CHF",
    "SFr.": "CHF",
    "R": "ZAR",
    "RM": "MYR",
    "Rp": "IDR",
}
_CURRENCIES = {code.casefold(): (code,) for code in list_currencies()} | {
    sign.casefold(): tuple(codes.split()) for sign, codes in _SIGNS.items()
}


def currencies_of(sign: str) -> tuple[str, ...]:
    """Return the codes of the currencies a sign or code may stand for; empty if there are none."""
    return _CURRENCIES.get(sign.casefold(), ())
