using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record CustomerRow(
    [property: CsvColumn("customer_id")] int CustomerId,
    [property: CsvColumn("first_name")] string FirstName,
    [property: CsvColumn("last_name")] string LastName,
    [property: CsvColumn("email")] string? Email,
    [property: CsvColumn("phone")] string? Phone,
    [property: CsvColumn("address")] string Address,
    [property: CsvColumn("city")] string City,
    [property: CsvColumn("state")] string State,
    [property: CsvColumn("zip_code")] string ZipCode,
    [property: CsvColumn("registration_date")] DateOnly RegistrationDate,
    [property: CsvColumn("account_status")] string AccountStatus,
    [property: CsvColumn("updated_at"), CsvFormat(CsvDialect.Timestamp)] DateTime UpdatedAt);
