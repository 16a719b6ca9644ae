namespace EtlTools.Samples;

/// <summary>The customers as a snapshot of the end of day 1 or day 2.</summary>
internal sealed class CustomerRows(int seed, SamplePeriod period, CustomerRegister register, CustomerFates fates)
{
    private const int MissingEmailPermille = 50;
    private const int MissingPhonePermille = 20;

    public IEnumerable<CustomerRow> DayOne()
    {
        for (int id = 1; id <= register.Count - register.New; id++)
            yield return AsRegistered(id);
    }

    public IEnumerable<CustomerRow> DayTwo()
    {
        for (int id = 1; id <= register.Count; id++)
        {
            CustomerFate fate = fates[id];
            if (fate == CustomerFate.Vanishes) continue;
            CustomerRow row = AsRegistered(id);
            yield return fate switch
            {
                CustomerFate.Moves => Moved(row),
                CustomerFate.ChangesEmail => WithOtherEmail(row),
                _ => row,
            };
        }
    }

    private CustomerRow AsRegistered(int id)
    {
        var person = new RandomStream(seed, RandomPurpose.Customer, id);
        string first = person.Pick(PersonNames.First);
        string last = person.Pick(PersonNames.Last);
        PostalAddress address = PostalAddress.Draw(person);

        var contact = new RandomStream(seed, RandomPurpose.CustomerContact, id);
        string email = EmailAddress.Draw(contact, first, last, id);
        string phone = PhoneNumber.Draw(contact);
        DateTime registered = register.Registered(id);
        return new CustomerRow(
            id,
            first,
            last,
            contact.Chance(MissingEmailPermille) ? null : email,
            contact.Chance(MissingPhonePermille) ? null : phone,
            address.Street,
            address.City,
            address.State,
            address.ZipCode,
            DateOnly.FromDateTime(registered),
            register.Status(id),
            registered);
    }

    private CustomerRow Moved(CustomerRow row)
    {
        var random = new RandomStream(seed, RandomPurpose.CustomerMove, row.CustomerId);
        var old = new PostalAddress(row.Address, row.City, row.State, row.ZipCode);
        PostalAddress address = PostalAddress.DrawOther(random, old);
        return row with
        {
            Address = address.Street,
            City = address.City,
            State = address.State,
            ZipCode = address.ZipCode,
            UpdatedAt = MomentOfDayTwo(random),
        };
    }

    private CustomerRow WithOtherEmail(CustomerRow row)
    {
        var random = new RandomStream(seed, RandomPurpose.CustomerEmail, row.CustomerId);
        return row with
        {
            Email = EmailAddress.DrawOther(random, row.FirstName, row.LastName, row.CustomerId, row.Email),
            UpdatedAt = MomentOfDayTwo(random),
        };
    }

    private DateTime MomentOfDayTwo(RandomStream random) => period.DayTwo.AddSeconds(HourOfDay.Second(random));
}
