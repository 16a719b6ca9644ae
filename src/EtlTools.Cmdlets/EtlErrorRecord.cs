using System.Management.Automation;
using EtlTools.Diagnostics;

namespace EtlTools.Cmdlets;

/// <summary>Turns a failure into an error record: a stable id, a category, the target, and what to do next.</summary>
internal static class EtlErrorRecord
{
    private const string Unexpected = "Etl.Unexpected";

    /// <summary>The record of a failure.</summary>
    public static ErrorRecord Of(Exception error) => error switch
    {
        EtlException failure => Of(failure),
        ObjectDisposedException => Of(new EtlException(
            ErrorIds.DatabaseClosed,
            "The connection to the database has been closed.",
            "Connect again with Connect-EtlDatabase.",
            innerException: error)),
        _ => new ErrorRecord(error, Unexpected, ErrorCategory.NotSpecified, targetObject: null),
    };

    private static ErrorRecord Of(EtlException failure) =>
        new(failure, failure.Id, CategoryOf(failure), failure.Target)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = failure.NextStep },
        };

    private static ErrorCategory CategoryOf(EtlException failure)
    {
        string[] parts = failure.Id.Split('.');
        return (Area: parts.ElementAtOrDefault(1), What: parts.ElementAtOrDefault(2)) switch
        {
            (_, "NotFound" or "UnknownTable" or "UnknownRule" or "UnknownRun") => ErrorCategory.ObjectNotFound,
            (_, "Options" or "ConnectionString") => ErrorCategory.InvalidArgument,
            (_, "Write") => ErrorCategory.WriteError,
            ("Embedded", "NoPrograms" or "Version" or "Download") => ErrorCategory.NotInstalled,
            ("Embedded" or "Staging", "Locked") => ErrorCategory.ResourceBusy,
            ("Embedded", _) => ErrorCategory.ResourceUnavailable,
            ("Database", "Connection" or "Version" or "Closed") => ErrorCategory.ConnectionError,
            ("Database", "Statement") => ErrorCategory.InvalidOperation,
            ("Archive", "NotWritten" or "NotDeleted") => ErrorCategory.WriteError,
            ("Archive", "Damaged" or "Metadata") => ErrorCategory.InvalidData,
            ("Undo" or "Archive", _) => ErrorCategory.InvalidOperation,
            ("Quality", "GateFailed") => ErrorCategory.InvalidResult,
            ("Model" or "Staging" or "Transform", _) => ErrorCategory.InvalidData,
            _ => ErrorCategory.NotSpecified,
        };
    }
}
