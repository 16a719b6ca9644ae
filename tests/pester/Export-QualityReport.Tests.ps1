BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Export-QualityReport' {
    It 'ends with Etl.Quality.NotTested before any rule was tested' {
        { Export-QualityReport "$TestDrive/none.html" } | Should -Throw -ErrorId 'Etl.Quality.NotTested,*'
    }

    It 'shows with -WhatIf what it would report, and writes no file' {
        Test-DataQuality $shopModel | Out-Null
        $report = Export-QualityReport "$TestDrive/whatif.html" -WhatIf
        $report.Results.Count | Should -Be 3
        $report.Loads.Count | Should -Be 2
        "$TestDrive/whatif.html" | Should -Not -Exist
    }

    It 'writes one file for the results of a run, and returns it' {
        Push-Location $TestDrive
        try { $file = Test-DataQuality $shopModel | Export-QualityReport ./report.html -Title 'Our <shop>' } finally { Pop-Location }
        $file.FullName | Should -Be (Join-Path (Resolve-Path $TestDrive).ProviderPath 'report.html')
        Get-Content $file -Raw | Should -Match 'Our &lt;shop&gt;'
    }

    It 'takes a run by its id' {
        $run = (Get-DataQualityScorecard -Last 1).RunId
        (Export-QualityReport -Path "$TestDrive/run.html" -RunId $run).Length | Should -BeGreaterThan 1000
    }

    It 'is written even where a gate ends the pipeline' {
        Get-FailureId { Test-DataQuality $shopModel -FailOn Critical | Export-QualityReport "$TestDrive/gate.html" } |
            Should -Be 'Etl.Quality.GateFailed'
        "$TestDrive/gate.html" | Should -Exist
    }

    It 'ends with Etl.Report.Write where the file cannot be written' {
        New-Item -ItemType File "$TestDrive/file" | Out-Null
        { Export-QualityReport "$TestDrive/file/report.html" } | Should -Throw -ErrorId 'Etl.Report.Write,*'
    }
}
