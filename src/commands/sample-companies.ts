/** The customers of the sample data, none of which exist: names say “Sample”, addresses end in .example (RFC 2606). */

export type SampleCompany = {
  readonly name: string;
  readonly city: string;
  readonly emails: readonly { readonly email: string; readonly label: string }[];
  readonly contacts: readonly SamplePerson[];
};

export type SamplePerson = { readonly firstName: string; readonly lastName: string };

/** The last eight, which come first on the boards, are those that sample orders name. */
export function sampleCompanies(): readonly SampleCompany[] {
  return [...others, ...named].map(readLine);
}

/** People who buy privately. */
export const samplePeople: readonly SamplePerson[] = [
  { firstName: 'Penny', lastName: 'Private' },
  { firstName: 'Solo', lastName: 'Sampleton' },
  { firstName: 'Nico', lastName: 'Nocompany' },
  { firstName: 'Iris', lastName: 'Individual' },
];

function readLine(line: string): SampleCompany {
  const [name = '', city = '', domain = '', labels = '', people = ''] = line
    .split('|')
    .map((part) => part.trim());
  return {
    name,
    city,
    emails: listed(labels).map((label) => ({
      email: `${label.toLowerCase()}@${domain}.example`,
      label,
    })),
    contacts: listed(people).map((person) => {
      const [firstName = '', lastName = ''] = person.split(' ');
      return { firstName, lastName };
    }),
  };
}

function listed(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

/** Name | city | domain | its own addresses | people there. */
const others = [
  'Sample Alpine Ski Hire | Placeholder Bay | alpine-ski | Accounts, Orders | Skye Slope, Glenn Peak',
  'Sample Athletics League | Sampleton | athletics-league | Accounts | Dash Hurdle',
  'Sample Bike Couriers | Demo Park | bike-couriers | Office | Wheeler Spoke, Chain Lynk',
  'Sample Book Festival | Exampleford | book-festival | Team, Accounts | Paige Turner, Marge Inn',
  'Sample Café Collective | Mockbury | cafe-collective | Accounts | Barry Star, Flat White',
  'Sample Choir Society | Sampleton | choir-society | Office | Alto Voice',
  'Sample Climbing Gym | Placeholder Bay | climbing-gym | Accounts, Events | Cliff Ledge',
  'Sample Coffee Roasters | Exampleford | coffee-roasters | Orders, Accounts | Mocha Bean, Arab Icka',
  'Sample Community Theatre | Demo Park | community-theatre | Office | Scene Stiller, Proppy Master',
  'Sample Cricket Club | Sampleton | cricket-club | Accounts | Wicket Keeper',
  'Sample Dance Studio | Mockbury | dance-studio | Office | Polka Dotson, Tangonia Step',
  'Sample Dental Practice | Exampleford | dental-practice | Accounts | Flossie Moller',
  'Sample Electricians | Mockbury | electricians | Accounts, Office | Watt Ohmsley',
  'Sample Farmers Market | Demo Park | farmers-market | Team | Cora Kernel, Bea Root',
  'Sample Film Crew | Placeholder Bay | film-crew | Accounts | Reel Gaffer',
  'Sample Fire Volunteers | Sampleton | fire-volunteers | Office, Accounts | Blaze Hoseman, Ember Coles',
  'Sample Food Trucks | Demo Park | food-trucks | Orders | Patty Bunner',
  'Sample Harbour Hotel | Placeholder Bay | harbour-hotel | Accounts, Events, Office | Lobby Keyes, Suite Hart',
  'Sample Hockey Association | Sampleton | hockey-association | Accounts | Puck Sticksley',
  'Sample Ice Cream Parlour | Exampleford | ice-cream | Orders | Sunday Cone',
  'Sample Jazz Festival | Demo Park | jazz-festival | Team, Accounts | Blue Notes, Sax Offerman',
  'Sample Kayak Tours | Placeholder Bay | kayak-tours | Office | Paddle Rivers',
  'Sample Landscapers | Mockbury | landscapers | Accounts | Mo Lawn, Hedge Trimble',
  'Sample Music Academy | Sampleton | music-academy | Office, Accounts | Clef Treble',
  'Sample Netball League | Sampleton | netball-league | Accounts | Goalie Shute, Bibi Centre',
  'Sample Outdoor Outfitters | Placeholder Bay | outdoor-outfitters | Orders, Accounts | Trek Tentson',
  'Sample Plumbing Services | Mockbury | plumbing | Accounts | Wade Pipes',
  'Sample Rescue Kennels | Exampleford | rescue-kennels | Team | Barker Woofson, Kitty Mews',
  'Sample Robotics Club | Demo Park | robotics-club | | Bolt Servo, Ada Circuit',
  'Sample Surf Lifesavers | Placeholder Bay | surf-lifesavers | Accounts, Office | Sandy Shore, Marlin Wave',
  'Sample University Union | Sampleton | university-union | Accounts, Events | Prof Essor, Grad Robes',
  'Sample Yoga Studio | Exampleford | yoga-studio | Office | Lotus Stretch',
];

const named = [
  'Sample Harbour Rowing Club | Sampleton | harbour-rowing | Accounts | Rowan Oarsby, Tess Stroke',
  'Sample Corner Bakery | Exampleford | corner-bakery | Orders, Accounts | Ryan Loafer',
  'Sample Primary School | Sampleton | primary-school | Office | Paula Chalk, Sam Slate',
  'Sample Brewing Company | Placeholder Bay | brewing | Accounts | Hopkin Barley',
  'Sample Tech Meetup | Demo Park | tech-meetup | | Ada Sample, Linus Example',
  'Sample Builders Ltd | Mockbury | builders | Accounts | Bob Sampleman',
  'Sample Charity Run | Demo Park | charity-run | Team | Miles Runwell',
  'Sample Garden Centre | Exampleford | garden-centre | Accounts | Fern Pottering, Basil Greenly',
];
