// Every word that the page says, by language. Article text is never among them.

const WORDS = {
  en: {
    locale: "en-GB",
    types: {
      strike: "Strike", clash: "Clash", explosion: "Explosion", interception: "Interception", killing: "Killing",
      territorial_change: "Territorial change", territorial_claim: "Territorial claim", negotiation: "Negotiation",
      agreement: "Agreement", prisoner_exchange: "Prisoner exchange", abduction: "Abduction",
    },
    occurrence: {
      occurred: "took place", ongoing: "under way", planned: "planned", cancelled: "cancelled",
      demanded: "demanded, not done", threatened: "threatened, not done", historical: "in the past",
    },
    verification: { confirmed: "confirmed", reported: "reported", claimed: "claimed by one side", disputed: "disputed" },
    verificationHelp: {
      confirmed: "Speakers of different sides, or a neutral one beside them, say so.",
      reported: "Said by an authority of the place or by an outlet.",
      claimed: "Said by one side, of ground it does not hold or of the other’s losses.",
      disputed: "Another party denies that it happened, where, or who did it.",
    },
    precision: {
      site: "exact site", settlement: "town or village known, the spot in it not", near: "near a named place",
      adm2: "district only", adm1: "region only", region: "wide area only", country: "country only",
    },
    precisionShort: {
      site: "Exact site", settlement: "Town or village", near: "Near a named place",
      adm2: "District only", adm1: "Region only", region: "Wide area", country: "Country only", none: "No place",
    },
    verificationShort: {
      confirmed: "Confirmed", reported: "Reported", claimed: "Claimed by one side", disputed: "Disputed", none: "Not rated",
    },
    facet: { precision: "How exactly the place is known", verification: "Who says so" },
    bearing: {
      N: "north", NNE: "north-northeast", NE: "northeast", ENE: "east-northeast", E: "east", ESE: "east-southeast",
      SE: "southeast", SSE: "south-southeast", S: "south", SSW: "south-southwest", SW: "southwest",
      WSW: "west-southwest", W: "west", WNW: "west-northwest", NW: "northwest", NNW: "north-northwest",
    },
    metric: { killed: "Killed", injured: "Injured", missing: "Missing", captured: "Captured" },
    scope: { event: "", shared: "for several places together", total: "a total that covers more than this event" },
    role: { initiator: "by", target: "against", participant: "taking part", mediator: "mediating" },
    weapons: {
      drone: "drone", missile: "missile", air_bomb: "air-dropped bomb", artillery: "artillery", mlrs: "rocket artillery",
      sea_drone: "sea drone", mine: "mine", bomb: "bomb", ied: "improvised bomb", small_arms: "small arms", other: "other",
    },
    targets: { oil_gas: "oil and gas", residential: "homes", energy: "energy supply" },
    units: {
      title: "Counts by oblast", name: "Oblast", events: "Events", killed: "Killed", injured: "Injured",
      areas: "{n} known by region only",
      help: "Of the events shown, those told as done or under way: the lowest and the highest figures stated, summed; a number given for several places together is left out. Press a name to see it alone.",
      none: "None of the events shown took place in a known oblast or region.",
    },
    tiles: {
      offer: "Background pictures from {host}",
      help: "Off, the page asks nobody for anything. On, that server learns your address and where on the map you look.",
      file: "This server may refuse a page opened from a file; it works where the page is published on a site.",
    },
    credits: {
      Boundaries: "Boundaries", Places: "Places", Airports: "Airports", "Ukrainian settlements": "Ukrainian settlements",
      "public domain": "public domain", "the state classifier of Ukraine": "the state classifier of Ukraine",
    },
    time: {
      all: "All dates", wholeSpan: "The whole span", dense: "Back to the busy days",
      pale: "pale: dated by a span of days",
    },
    shade: {
      title: "Oblasts are shaded by",
      events: "Events told as done or under way, by oblast or region.",
      killed: "The highest figures of people killed, summed; the table has the lowest too.",
      injured: "The highest figures of people injured, summed; the table has the lowest too.",
      none: "Nothing to shade: no such figure in what is shown.",
    },
    share: {
      title: "Download and share", pass: "Pass it on:", link: "Link", embed: "Embed", print: "Print",
      linkLabel: "Address that shows just this: filters, view and event", embedLabel: "Code that puts this map into a page of yours",
      copy: "Copy", copied: "Copied", file: "This page is a file on a computer: put it on a site first, and use its address there.",
    },
    action: { move: "moved", retype: "type changed", reject: "rejected", confirm: "confirmed", merge: "merged with another", split: "parted from another" },
    timeBy: { day: "by day", week: "by week", month: "by month", year: "by year" },
    before: { one: "{n} event before these dates", other: "{n} events before these dates" },
    after: { one: "{n} event after these dates", other: "{n} events after these dates" },
    play: { play: "Play", pause: "Pause", step: "Next step" },
    rangeOpen: "{low}–{high} or more",
    confidence: ["very low", "low", "fair", "good", "high"],
    whenUnknown: "date not stated",
    placeUnknown: "Place not stated",
    unitUnknown: "None stated",
    notStated: "not stated",
    atLeast: "at least {n}",
    upTo: "up to {n}",
    range: "{low}–{high}",
    within: "within about {km} km",
    nightOf: "night of {day}",
    weekOf: "week of {day}",
    shown: { one: "{some} of {n} event", other: "{some} of {n} events" },
    events: { one: "{n} event", other: "{n} events" },
    texts: { one: "Read from {n} text", other: "Read from {n} texts" },
    outlets: { one: "{n} outlet", other: "{n} outlets" },
    hereCount: { one: "{n} event here", other: "{n} events here" },
    sources: { one: "{n} source", other: "{n} sources" },
    beyond: { one: "{n} event outside this view", other: "{n} events outside this view" },
    name: "English",
    ui: {
      close: "Close",
      confidence: "confidence: {word}",
      confidenceHelp: "{n} of 100, as the program rates its own reading",
      when: "When",
      where: "Where",
      weapons: "Weapons",
      hit: "Hit",
      who: "Who",
      best: "newest or most official figure: {n}",
      asWritten: "as written:",
      noSpeaker: "no speaker named",
      inOutlet: "in",
      figure: "Figure",
      saidBy: "Said by",
      claims: "Who says which number",
      quotes: "In the source’s words",
      notLinked: "address not linked:",
      event: "Event",
      showAll: "Show all",
      skip: "Skip to the list of events",
      newest: "Events, newest first",
      more: "Show more",
      nowhereHelp: "These events have no place in the text, or only a wide one. They are not drawn, so that nothing is shown where it did not happen.",
      panel: "Filters and list of events",
      filters: "Search and filter",
      legend: "Legend",
      list: "Events as a list",
      about: "About: method, limits, sources",
      toggle: "Filters and list",
      back: "Back to the map",
      types: "Types of events",
      nowhere: "Not on the map ({n})",
      keySite: "solid outline: exact site",
      keySettlement: "dotted outline: the town is known, the spot in it not",
      keyWedge: "wedge: direction known, distance not; the badge is not the spot",
      keyHatch: "hatched, with a badge: somewhere in the region",
      keyGhost: "pale: planned, demanded, threatened, called off or long past",
      keyDoubt: "question mark: claimed by one side only, or disputed",
      keySize: "size: people killed or hurt, lowest figure; ring: highest",
      keyCluster: "number in a ring: events close together, arcs by type",
      about1: "A program read these events out of news texts and merged what several texts say of one event. No person checked them. Read the quote and the source before you rely on an event.",
      about2: "Figures are the sources’ own, shown as a range where they differ. “Not stated” is not nought. A place is drawn no more exactly than the text gives it; what has only a direction, a region or no place is a wedge, a hatched region, or stands in the list.",
      about3: "What is planned, threatened or demanded is drawn pale, what one side alone claims or another disputes has a question mark: it did not necessarily happen.",
      about4: "Crimea and Sevastopol are drawn as part of Ukraine, as in ISO 3166 and resolutions of the United Nations General Assembly; the outlines are simplified.",
      made: "Made with {generator}, data {data}; map drawn by Leaflet 1.9.4. This page fetches nothing and sends nothing.",
      allSources: "All sources",
      allUnits: "All oblasts and regions",
      search: "Search in places, quotes and sources",
      reading: "Reading the texts…",
      source: "Source",
      unit: "Oblast or region",
      atLeast: "Confidence at least",
      first: "First day",
      last: "Last day",
      period: "Period",
      share: "{word} ({n} of 100)",
      any: "any",
      undated: "undated events left out",
      outside: "Events outside this view",
      goThere: "{name}, outside this view: go there",
      take: "Take these events away:",
      map: "Map of events",
      published: "Published: {span}.",
      licence: "The program is free software (MIT licence). Quotes belong to their outlets and are linked to them; boundaries and place names have the licences named above.",
      printed: "the list is cut after {n}",
      date: "Date",
      corrected: "corrected by hand",
      corrections: "Corrections by hand",
      before: "before:",
      full: "Full screen",
      leaveFull: "Leave full screen",
      zoomIn: "Zoom in",
      zoomOut: "Zoom out",
      mapHelp: "Map. The list of events says the same in words.",
      bearingOf: "{bearing} of {anchor}",
      near: "near {anchor}",
      distance: "{km} km ",
      noDistance: "the distance is not stated, so there is no point on the map",
    },
  },
  uk: {
    locale: "uk-UA",
    types: {
      strike: "Удар", clash: "Бойове зіткнення", explosion: "Вибух", interception: "Перехоплення", killing: "Загибель людей",
      territorial_change: "Зміна контролю над територією", territorial_claim: "Територіальна вимога", negotiation: "Переговори",
      agreement: "Угода", prisoner_exchange: "Обмін полоненими", abduction: "Викрадення",
    },
    subtype: {
      captured: "захоплено", recaptured: "відвойовано", withdrawn: "відхід", meeting: "зустріч", phone: "телефонна розмова", ceasefire: "припинення вогню",
    },
    occurrence: {
      occurred: "сталося", ongoing: "триває", planned: "заплановано", cancelled: "скасовано",
      demanded: "вимагають, не зроблено", threatened: "погрожують, не зроблено", historical: "у минулому",
    },
    verification: { confirmed: "підтверджено", reported: "повідомлено", claimed: "заявляє одна сторона", disputed: "заперечується" },
    verificationHelp: {
      confirmed: "Про це кажуть представники різних сторін або, крім сторони, ще й нейтральне джерело.",
      reported: "Повідомляє місцева влада або видання.",
      claimed: "Каже одна сторона про землю, якої не тримає, або про втрати іншої.",
      disputed: "Інша сторона заперечує, що це сталося, де або хто це зробив.",
    },
    precision: {
      site: "точне місце", settlement: "відомий населений пункт, але не місце в ньому", near: "біля названого місця",
      adm2: "лише район", adm1: "лише область", region: "лише широка місцевість", country: "лише країна",
    },
    precisionShort: {
      site: "Точне місце", settlement: "Населений пункт", near: "Біля названого місця",
      adm2: "Лише район", adm1: "Лише область", region: "Широка місцевість", country: "Лише країна", none: "Без місця",
    },
    verificationShort: {
      confirmed: "Підтверджено", reported: "Повідомлено", claimed: "Заявляє одна сторона", disputed: "Заперечується", none: "Без оцінки",
    },
    facet: { precision: "Наскільки точно відоме місце", verification: "Хто про це каже" },
    bearing: {
      N: "на північ", NNE: "на північ — північний схід", NE: "на північний схід", ENE: "на схід — північний схід",
      E: "на схід", ESE: "на схід — південний схід", SE: "на південний схід", SSE: "на південь — південний схід",
      S: "на південь", SSW: "на південь — південний захід", SW: "на південний захід", WSW: "на захід — південний захід",
      W: "на захід", WNW: "на захід — північний захід", NW: "на північний захід", NNW: "на північ — північний захід",
    },
    metric: { killed: "Загинуло", injured: "Поранено", missing: "Зникло безвісти", captured: "Взято в полон" },
    who: {
      civilians: "цивільні", soldiers: "військові", fighters: "бойовики", police: "поліцейські", children: "діти",
      rescuers: "рятувальники й медики", journalists: "журналісти",
    },
    scope: { event: "", shared: "для кількох місць разом", total: "загальне число, ширше за цю подію" },
    role: { initiator: "хто діяв", target: "проти кого", participant: "учасник", mediator: "посередник" },
    weapons: {
      drone: "безпілотник", missile: "ракета", air_bomb: "авіабомба", artillery: "артилерія", mlrs: "реактивна артилерія",
      sea_drone: "морський безпілотник", mine: "міна", bomb: "бомба", ied: "саморобна бомба", small_arms: "стрілецька зброя", other: "інше",
    },
    targets: {
      energy: "енергетика", oil_gas: "нафта й газ", residential: "житло", school: "навчальний заклад", hospital: "лікарня",
      government: "органи влади", military: "військові", police: "поліція", airfield: "летовище", port: "порт", ship: "судно",
      bridge: "міст", railway: "залізниця", industrial: "промисловість", market: "торгівля", religious: "храм", camp: "табір",
      vehicle: "транспорт", media: "медіа", communications: "зв’язок", water: "водопостачання", agriculture: "сільське господарство",
    },
    units: {
      title: "Підсумки за областями", name: "Область", events: "Події", killed: "Загинуло", injured: "Поранено",
      areas: "{n} відомо лише до області",
      help: "З показаних подій ті, що сталися або тривають: суми найменших і найбільших названих чисел; число, назване для кількох місць разом, не враховано. Натисніть назву, щоб показати лише її.",
      none: "Жодна з показаних подій не сталася у відомій області чи регіоні.",
    },
    tiles: {
      offer: "Підкладка з {host}",
      help: "Якщо вимкнено, сторінка ні в кого нічого не запитує. Якщо ввімкнено, цей сервер дізнається вашу адресу й те, яку частину карти ви дивитеся.",
      file: "Цей сервер може відмовити сторінці, відкритій з файлу; на сайті вона працює.",
    },
    credits: {
      Boundaries: "Межі", Places: "Місця", Airports: "Аеропорти", "Ukrainian settlements": "Населені пункти України",
      "public domain": "суспільне надбання", "the state classifier of Ukraine": "державний класифікатор України",
    },
    time: {
      all: "Усі дати", wholeSpan: "Увесь проміжок", dense: "Назад до насичених днів",
      pale: "блідо: дата — проміжок днів",
    },
    shade: {
      title: "Області забарвлено за",
      events: "Події, що сталися або тривають, за областями.",
      killed: "Найбільші числа загиблих, разом; у таблиці є й найменші.",
      injured: "Найбільші числа поранених, разом; у таблиці є й найменші.",
      none: "Забарвлювати нічого: у показаному таких чисел немає.",
    },
    share: {
      title: "Завантажити й поділитися", pass: "Передати далі:", link: "Посилання", embed: "Вбудувати", print: "Друк",
      linkLabel: "Адреса, що показує саме це: фільтри, вид і подію", embedLabel: "Код, що вставляє цю карту на вашу сторінку",
      copy: "Копіювати", copied: "Скопійовано", file: "Ця сторінка — файл на комп’ютері: спершу розмістіть її на сайті й використайте її адресу там.",
    },
    action: { move: "пересунуто", retype: "змінено вид", reject: "відхилено", confirm: "підтверджено", merge: "об’єднано з іншою", split: "відокремлено від іншої" },
    timeBy: { day: "за днями", week: "за тижнями", month: "за місяцями", year: "за роками" },
    before: {
      one: "{n} подія до цих дат", few: "{n} події до цих дат", many: "{n} подій до цих дат", other: "{n} події до цих дат",
    },
    after: {
      one: "{n} подія після цих дат", few: "{n} події після цих дат", many: "{n} подій після цих дат", other: "{n} події після цих дат",
    },
    play: { play: "Пуск", pause: "Пауза", step: "Наступний крок" },
    rangeOpen: "{low}–{high} або більше",
    confidence: ["дуже низька", "низька", "посередня", "добра", "висока"],
    whenUnknown: "дата не вказана",
    placeUnknown: "Місце не вказано",
    unitUnknown: "Не вказано",
    notStated: "не вказано",
    atLeast: "не менше {n}",
    upTo: "до {n}",
    range: "{low}–{high}",
    within: "з точністю приблизно до {km} км",
    nightOf: "ніч: {day}",
    weekOf: "тиждень: {day}",
    shown: { one: "{some} з {n} події", few: "{some} з {n} подій", many: "{some} з {n} подій", other: "{some} з {n} події" },
    events: { one: "{n} подія", few: "{n} події", many: "{n} подій", other: "{n} події" },
    texts: { one: "Прочитано {n} текст", few: "Прочитано {n} тексти", many: "Прочитано {n} текстів", other: "Прочитано {n} тексту" },
    outlets: { one: "{n} видання", few: "{n} видання", many: "{n} видань", other: "{n} видання" },
    hereCount: { one: "{n} подія тут", few: "{n} події тут", many: "{n} подій тут", other: "{n} події тут" },
    sources: { one: "{n} джерело", few: "{n} джерела", many: "{n} джерел", other: "{n} джерела" },
    beyond: {
      one: "{n} подія поза цим видом", few: "{n} події поза цим видом", many: "{n} подій поза цим видом", other: "{n} події поза цим видом",
    },
    name: "Українська",
    ui: {
      close: "Закрити",
      confidence: "надійність: {word}",
      confidenceHelp: "{n} зі 100: так програма оцінює власне прочитання",
      when: "Коли",
      where: "Де",
      weapons: "Зброя",
      hit: "Ціль",
      who: "Хто",
      best: "найновіше або найофіційніше число: {n}",
      asWritten: "у тексті:",
      noSpeaker: "джерело числа не назване",
      inOutlet: "у виданні",
      figure: "Число",
      saidBy: "Хто повідомив",
      claims: "Хто яке число називає",
      quotes: "Словами джерела",
      notLinked: "адреса без посилання:",
      event: "Подія",
      showAll: "Показати всі",
      skip: "Перейти до списку подій",
      newest: "Події, найновіші спершу",
      more: "Показати ще",
      nowhereHelp: "У тексті цих подій місце не назване або названо надто широко. Їх не нанесено на карту, щоб не показати подію там, де її не було.",
      panel: "Фільтри та список подій",
      filters: "Пошук і фільтри",
      legend: "Умовні знаки",
      list: "Події списком",
      about: "Про карту: метод, межі, джерела",
      toggle: "Фільтри та список",
      back: "Назад до карти",
      types: "Види подій",
      nowhere: "Не на карті ({n})",
      keySite: "суцільний контур: точне місце",
      keySettlement: "пунктирний контур: відомий населений пункт, але не місце в ньому",
      keyWedge: "клин: відомий напрямок, але не відстань; значок не позначає місця",
      keyHatch: "штрихування зі значком: десь в області",
      keyGhost: "блідий: заплановано, вимагають, погрожують, скасовано або давно минуло",
      keyDoubt: "знак питання: заявляє лише одна сторона або інша заперечує",
      keySize: "розмір: загиблі й поранені, найменше число; кільце: найбільше",
      keyCluster: "число в кільці: події поруч, дуги за видами",
      about1: "Ці події програма вичитала з текстів новин і об’єднала те, що кілька текстів кажуть про одну подію. Людина їх не перевіряла. Перш ніж покладатися на подію, прочитайте цитату та джерело.",
      about2: "Числа належать джерелам; де вони різняться, показано проміжок. «Не вказано» не означає нуль. Місце показано не точніше, ніж його подає текст; подія, для якої відомо лише напрямок або область чи місце не назване, позначена клином, штрихуванням або стоїть у списку.",
      about3: "Заплановане, погрози й вимоги зображено блідо, а те, що заявляє лише одна сторона або заперечує інша, має знак питання: це не обов’язково сталося.",
      about4: "Крим і Севастополь показано як частину України, відповідно до ISO 3166 та резолюцій Генеральної Асамблеї ООН; контури спрощено.",
      made: "Створено за допомогою {generator}, дані {data}; карту малює Leaflet 1.9.4. Ця сторінка нічого не завантажує й нікуди нічого не надсилає.",
      allSources: "Усі джерела",
      allUnits: "Усі області та регіони",
      search: "Пошук у місцях, цитатах і джерелах",
      reading: "Читаю тексти…",
      source: "Джерело",
      unit: "Область або регіон",
      atLeast: "Надійність щонайменше",
      first: "Перший день",
      last: "Останній день",
      period: "Період",
      share: "{word} ({n} зі 100)",
      any: "будь-яка",
      undated: "події без дати не показано",
      outside: "Події поза цим видом",
      goThere: "{name}, поза цим видом: перейти",
      take: "Завантажити ці події:",
      map: "Карта подій",
      published: "Опубліковано: {span}.",
      licence: "Програма вільна (ліцензія MIT). Цитати належать виданням і мають посилання на них; межі та назви місць мають ліцензії, названі вище.",
      printed: "список обрізано після {n}",
      date: "Дата",
      corrected: "виправлено вручну",
      corrections: "Виправлення вручну",
      before: "раніше:",
      full: "На весь екран",
      leaveFull: "Вийти з повного екрана",
      zoomIn: "Наблизити",
      zoomOut: "Віддалити",
      mapHelp: "Карта. Список подій каже те саме словами.",
      bearingOf: "{bearing} від: {anchor}",
      near: "біля: {anchor}",
      distance: "{km} км ",
      noDistance: "відстань не вказана, тому точки на карті немає",
    },
  },
};

let words = WORDS.en;

function knownLanguage(lang) {
  return Object.hasOwn(WORDS, lang || "");
}

function useLanguage(lang) {
  words = WORDS[lang];
  document.documentElement.lang = lang;
}

// The page's word for a value of the data; the value itself, readable, where there is none.
function word(table, value) {
  if (value === null || value === undefined) return "";
  const found = words[table] && Object.hasOwn(words[table], value) ? words[table][value] : undefined;
  return found ?? String(value).replaceAll("_", " ");
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function plural(table, n, values) {
  const rule = format(Intl.PluralRules).select(n);
  return fill(words[table][rule] || words[table].other, { n: number(n), ...values });
}

// Formats cost more to make than to use.
const made = new Map();

function format(kind, options = {}) {
  const key = `${kind.name} ${words.locale} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new kind(words.locale, options));
  return made.get(key);
}

function number(n) {
  return format(Intl.NumberFormat).format(n);
}

// People as the sources count them. Unknown is said, never shown as nought.
function countWords(low, high) {
  if (low === null && high === null) return words.notStated;
  if (low === null) return fill(words.upTo, { n: number(high) });
  if (high === null) return fill(words.atLeast, { n: number(low) });
  if (low === high) return number(low);
  return fill(words.range, { low: number(low), high: number(high) });
}

const DAY_MS = 86400000;

function dayFormat(style) {
  const options = {
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { day: "numeric", month: "short", year: "numeric" },
    month: { month: "long", year: "numeric" },
    year: { year: "numeric" },
  }[style];
  return format(Intl.DateTimeFormat, { timeZone: "UTC", ...options });
}

// When, as exactly as it is known. first and last are ISO days or null.
function whenWords(first, last, precision, style = "day") {
  if (!first) return words.whenUnknown;
  const from = Date.parse(first), to = Date.parse(last || first);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return words.whenUnknown;
  if (precision === "month") return dayFormat("month").format(from);
  if (precision === "year") return dayFormat("year").format(from);
  const days = to > from ? dayFormat(style).formatRange(from, to) : dayFormat(style).format(from);
  if (precision === "night") return fill(words.nightOf, { day: days });
  if (precision === "week") return fill(words.weekOf, { day: days });
  return days;
}

function confidenceWord(share) {
  return words.confidence[Math.min(words.confidence.length - 1, Math.floor(share * words.confidence.length))];
}

let localNames = {}; // Ukrainian names of places by their English ones, as far as they are known

function localName(name) {
  return readable((words === WORDS.uk && Object.hasOwn(localNames, name) && localNames[name]) || name);
}

function placeWords(event) {
  return localName(event.place || event.place_text || words.placeUnknown);
}

// How exactly the place is known, in words.
function precisionWords(event) {
  const offset = event.offset;
  const parts = [];
  if (offset && offset.anchor) {
    const pattern = offset.bearing ? words.ui.bearingOf : words.ui.near;
    const distance = offset.distance_km === null || offset.distance_km === undefined
      ? "" : fill(words.ui.distance, { km: number(Math.round(offset.distance_km)) });
    parts.push(distance + fill(pattern, { bearing: word("bearing", offset.bearing), anchor: localName(offset.anchor) }));
    if (!distance && offset.bearing) parts.push(words.ui.noDistance);
  } else {
    parts.push(word("precision", event.geo_precision) || words.placeUnknown);
  }
  if (event.uncertainty_km && event.lat !== null && event.lat !== undefined) {
    parts.push(fill(words.within, { km: number(Math.max(1, Math.round(event.uncertainty_km))) }));
  }
  return parts.join("; ");
}
