"""Which language a short text is in, told by its function words."""

from collections import Counter

from classifiers.text.words import words

_WORDS = {
    "en": """
        a about after again all am an and any are as asked asks at be because been before but by can can't
        cannot could did didn't do does doesn't don't for from gets got had has have he help her his how i
        i'm if im in into is it it's its just me my need needs never new no not now of on one only or our
        out over please says see she show since so some someone still ten than that the their them then
        there they this three to two up want wants was we were what when where whether who why will with
        won't would you your""",
    "de": """
        ab aber alle als am an ans auch auf aus bei beim bekommt bis bitte dann das dass dem den der des
        die dies diese doch drei durch ein eine einem einen einer einfach er es fehlt fragt fünf für gegen
        geht haben hat hatte hier ich ihm ihnen ihr ihre ihrem ihren im immer in ist jetzt kann kein keine
        keinen kommt können laut lässt mal man mehr mein meine mich mir mit möchte nach neu neun nicht nie
        noch nur oder ohne sagt schon sehr sein seine seinen seit sich sie sind so und unter vier vom von
        vor wann war waren warum was weil wenn wer werden wie wieder will wir wird wo wurde zehn zu zum
        zur zwei über""",
    "fr": """
        a aide après au aucun aucune autre aux avait avant avec c'est ce cette chez cinq comment d'un
        d'une dans de demande depuis des deux dix du elle elles en encore entre est est-ce et fait il ils
        impossible j'ai jamais je l'a la le les leur lui ma mais merci mes moi mon n'a n'est ne neuf nous
        on ont ou où par pas peut plus pour pourquoi pouvoir qu'il quand quatre que quelqu'un qui reçu
        s'il sa sans se sera ses seul si son sont sur tous tout trois très un une voir vous y était été""",
    "es": """
        a al alguien antes ayuda aún cinco con cuatro cuándo cómo de del desde después diez dos dónde el
        ella ellos en entre era es esta este está están favor fue ha había hace han hasta la las le les lo
        los me mi mis muy más ni ninguna ningún no nosotros nueve nunca o otra otro para pero pide por
        porque pregunta puede pueden que quien quiere se será si sido sin sobre son su sus también todavía
        todos tres un una unos ver vez y ya yo él""",
    "it": """
        a aiuto al alla alle altra altro anche ancora aveva c'è che chi chiede ci cinque come con da dal
        degli dei del della delle dello di dieci dopo dov'è dove due e era favore fino fra già gli ha
        hanno i il in io l'ha la le lei lo loro lui ma mai mi mia mio molto nel nella nessuna nessuno noi
        non nove o per perché più possono prima può qualcuno quando quattro questa questo sarà se senza si
        sono stata stato sua sul suo tra tre tutti tutto un una uno vedere volta vuole è""",
    "nl": """
        aan al alle als alweer ander andere bij dan dat de deze die dit door drie een en er geen geweest
        graag haar had hebben heeft heel het hij hoe hun iemand ik in is je jij kan krijgt kunnen ligt
        maar me met mijn moest moet na naar negen niet nog nooit of omdat ook op over sinds te tien tussen
        twee uit uw van vier vijf voor vraagt waar waarom wanneer waren was wat we weer werd wie wij wil
        worden wordt zal ze zegt zich zien zij zijn zit zonder één""",
    "pl": """
        ale bardzo bez bo brak był była było będzie chce co cztery czy dla dlaczego do dwa dwie dziesięć
        dziewięć gdzie i ich inny ja jak jedna jednej jednym jego jej jest jeszcze jeśli już kiedy ktoś
        która który lub ma mają mi miał między mogą moja moje może można mu my mój na nie nigdy od on ona
        oni oraz pięć po pomoc ponieważ proszę przez przy pyta się są ta te tego ten też to trzy tylko w
        we wszystko z za ze znowu został żaden że""",
    "tr": """
        ama arasında artık bana başka ben benim beri beş bir biri biriyle biz bu da daha de değil dokuz
        dört en geldi gibi göre hakkında hep her hiç iki ile istiyor için kadar kendi lütfen mi mu mü
        müşteri mı nasıl ne neden nerede o olarak oldu olmadan olmuş on ona onlar onu onun sadece sen siz
        sonra soruyor tarafından tek var ve veya yardım yine yok zaman çok çünkü önce üç şey şu""",
}
_LETTERS = {
    "de": "äöüß",
    "fr": "éèêçàùœ",
    "es": "ñáíóéú¿¡",
    "it": "àèìòùé",
    "pl": "ąćęłńóśźż",
    "tr": "çğıöşü",
}
_LETTER = 0.5  # a name such as Lübeck does not make a text German
_CLEAR = 0.25
_TELLING = {code: {*known.split(), *_LETTERS.get(code, "")} for code, known in _WORDS.items()}
_USERS = Counter(sign for signs in _TELLING.values() for sign in signs)


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None: too short to tell, mixed in equal parts, or unknown here.

    English, German, French, Spanish, Italian, Dutch, Polish and Turkish are known. A word or letter
    that several of them use counts the less for each.

    >>> language("Der Gutschein wird nicht angenommen"), language("the voucher is refused"), language("E-403")
    ('de', 'en', None)
    """
    lower = text.lower()
    found = Counter(dict.fromkeys(words(lower), 1.0))
    found.update({letter: _LETTER for letter in set(lower) if not letter.isascii()})
    scores = {
        code: sum(weight / _USERS[sign] for sign, weight in found.items() if sign in signs)
        for code, signs in _TELLING.items()
    }
    second, best = sorted(scores, key=scores.__getitem__)[-2:]
    return best if scores[best] - scores[second] > _CLEAR else None


def foreign(word: str) -> bool:
    """Whether a word in lower case is a function word of another language and not of English.

    >>> foreign("nicht"), foreign("in"), foreign("voucher")
    (True, False, False)
    """
    return word in _USERS and word not in _TELLING["en"]
