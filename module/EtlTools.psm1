# Loads the cmdlets, Core and their packages into a private assembly load context (see src/EtlTools.Loader).
$bin = Join-Path $PSScriptRoot 'bin'
if (-not (Test-Path (Join-Path $bin 'EtlTools.Cmdlets.dll'))) {
    throw "EtlTools is not built yet: run 'dotnet build' in $(Split-Path $PSScriptRoot)."
}
if (-not ('EtlTools.Loader.ModuleLoadContext' -as [type])) {
    Add-Type -Path (Join-Path $bin 'EtlTools.Loader.dll')
}
$cmdlets = Import-Module -Assembly ([EtlTools.Loader.ModuleLoadContext]::Cmdlets) -PassThru

# Import-Module -Force gets a cached module whose cmdlets are not re-exported: PowerShell/PowerShell#20710.
$export = [psmoduleinfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}

$ExecutionContext.SessionState.Module.OnRemove = { Get-EtlDatabase | Disconnect-EtlDatabase }
